-- AlterTable
ALTER TABLE "Person" ADD COLUMN "born" INTEGER;

-- CreateTable
CREATE TABLE "Subscription" (
    "conversationId" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "since" TIMESTAMP(3) NOT NULL,
    "how" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "endedAt" TIMESTAMP(3),

    CONSTRAINT "Subscription_pkey" PRIMARY KEY ("conversationId", "topic")
);

-- CreateTable
CREATE TABLE "OptOut" (
    "conversationId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "how" TEXT NOT NULL,

    CONSTRAINT "OptOut_pkey" PRIMARY KEY ("conversationId")
);

-- CreateTable
CREATE TABLE "Announcement" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "centre" TEXT,
    "offerId" TEXT,
    "texts" JSONB NOT NULL,
    "audience" JSONB NOT NULL,
    "scheduledAt" TIMESTAMP(3),
    "expiresAt" TIMESTAMP(3),
    "pace" INTEGER,
    "authorId" TEXT,
    "approvedById" TEXT,
    "approvedAt" TIMESTAMP(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "approvedVersion" INTEGER,
    "rule" TEXT,
    "ruleKey" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "changedAt" TIMESTAMP(3) NOT NULL,
    "startedAt" TIMESTAMP(3),
    "endedAt" TIMESTAMP(3),

    CONSTRAINT "Announcement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AnnouncementFile" (
    "id" TEXT NOT NULL,
    "announcementId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT '',
    "mime" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "name" TEXT,

    CONSTRAINT "AnnouncementFile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AnnouncementRecipient" (
    "announcementId" TEXT NOT NULL,
    "conversationId" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "notBefore" TIMESTAMP(3),
    "messageId" INTEGER,
    "sentAt" TIMESTAMP(3),
    "answeredAt" TIMESTAMP(3),
    "registeredAt" TIMESTAMP(3),
    "optedOutAt" TIMESTAMP(3),

    CONSTRAINT "AnnouncementRecipient_pkey" PRIMARY KEY ("announcementId", "conversationId")
);

-- CreateTable
CREATE TABLE "SavedAudience" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "centre" TEXT,
    "audience" JSONB NOT NULL,
    "staffId" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "SavedAudience_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AnnouncementRule" (
    "key" TEXT NOT NULL,
    "on" BOOLEAN NOT NULL,
    "staffId" TEXT,
    "changedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "AnnouncementRule_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "Subscription_topic_endedAt_conversationId_idx" ON "Subscription"("topic", "endedAt", "conversationId");

-- CreateIndex
CREATE UNIQUE INDEX "Announcement_ruleKey_key" ON "Announcement"("ruleKey");

-- CreateIndex
CREATE INDEX "Announcement_state_scheduledAt_idx" ON "Announcement"("state", "scheduledAt");

-- CreateIndex
CREATE INDEX "Announcement_changedAt_id_idx" ON "Announcement"("changedAt", "id");

-- CreateIndex
CREATE INDEX "Announcement_offerId_idx" ON "Announcement"("offerId");

-- CreateIndex
CREATE INDEX "Announcement_authorId_idx" ON "Announcement"("authorId");

-- CreateIndex
CREATE INDEX "Announcement_approvedById_idx" ON "Announcement"("approvedById");

-- CreateIndex
CREATE UNIQUE INDEX "AnnouncementFile_announcementId_kind_locale_key" ON "AnnouncementFile"("announcementId", "kind", "locale");

-- CreateIndex
CREATE INDEX "AnnouncementRecipient_announcementId_state_channel_idx" ON "AnnouncementRecipient"("announcementId", "state", "channel");

-- CreateIndex
CREATE INDEX "AnnouncementRecipient_conversationId_sentAt_idx" ON "AnnouncementRecipient"("conversationId", "sentAt");

-- CreateIndex
CREATE INDEX "AnnouncementRecipient_messageId_idx" ON "AnnouncementRecipient"("messageId");

-- CreateIndex
CREATE UNIQUE INDEX "SavedAudience_name_centre_key" ON "SavedAudience"("name", "centre");

-- AddForeignKey
ALTER TABLE "Subscription" ADD CONSTRAINT "Subscription_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OptOut" ADD CONSTRAINT "OptOut_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Announcement" ADD CONSTRAINT "Announcement_offerId_fkey" FOREIGN KEY ("offerId") REFERENCES "Offer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Announcement" ADD CONSTRAINT "Announcement_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Announcement" ADD CONSTRAINT "Announcement_approvedById_fkey" FOREIGN KEY ("approvedById") REFERENCES "Staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AnnouncementFile" ADD CONSTRAINT "AnnouncementFile_announcementId_fkey" FOREIGN KEY ("announcementId") REFERENCES "Announcement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AnnouncementRecipient" ADD CONSTRAINT "AnnouncementRecipient_announcementId_fkey" FOREIGN KEY ("announcementId") REFERENCES "Announcement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AnnouncementRecipient" ADD CONSTRAINT "AnnouncementRecipient_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What was found of somebody's birth holds until what is known of her changes.
CREATE FUNCTION "forget_born"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW."born" := NULL; RETURN NEW; END $$;
CREATE TRIGGER "Person_was_born_anew" BEFORE UPDATE OF "sealed" ON "Person" FOR EACH ROW EXECUTE FUNCTION "forget_born"();
