-- CreateIndex
CREATE INDEX "Outbox_channel_state_notBefore_idx" ON "Outbox"("channel", "state", "notBefore");
