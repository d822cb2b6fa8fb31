-- DropIndex
DROP INDEX "Conversation_folded_idx";

-- CreateIndex
CREATE INDEX "Conversation_folded_id_idx" ON "Conversation"("folded", "id");
