-- DropIndex
DROP INDEX "Conversation_askedAt_seenAt_idx";

-- DropIndex
DROP INDEX "Conversation_centre_seenAt_idx";

-- DropIndex
DROP INDEX "Handover_conversationId_idx";

-- DropIndex
DROP INDEX "Handover_state_snoozedUntil_idx";

-- DropIndex
DROP INDEX "Handover_state_resolvedAt_idx";

-- DropIndex
DROP INDEX "Handover_centre_state_waitingSince_idx";

-- DropIndex
DROP INDEX "Handover_state_urgent_openedAt_idx";

-- DropIndex
DROP INDEX "Handover_state_urgent_waitingSince_idx";

-- CreateIndex
CREATE INDEX "Conversation_seenAt_centre_askedAt_idx" ON "Conversation"("seenAt", "centre", "askedAt");

-- CreateIndex
CREATE INDEX "Handover_state_urgent_waitingSince_centre_idx" ON "Handover"("state", "urgent", "waitingSince", "centre");

-- CreateIndex
CREATE INDEX "Handover_state_urgent_openedAt_centre_idx" ON "Handover"("state", "urgent", "openedAt", "centre");

-- CreateIndex
CREATE INDEX "Handover_state_resolvedAt_centre_idx" ON "Handover"("state", "resolvedAt", "centre");

-- CreateIndex
CREATE INDEX "Handover_state_snoozedUntil_centre_idx" ON "Handover"("state", "snoozedUntil", "centre");

-- CreateIndex
CREATE INDEX "Handover_conversationId_openedAt_idx" ON "Handover"("conversationId", "openedAt");
