-- AlterTable
ALTER TABLE "Person" ADD COLUMN "born" INTEGER;

-- CreateTable
CREATE TABLE "Subscription" (
    "conversationId" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "since" DATETIME NOT NULL,
    "how" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "endedAt" DATETIME,

    PRIMARY KEY ("conversationId", "topic"),
    CONSTRAINT "Subscription_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "OptOut" (
    "conversationId" TEXT NOT NULL PRIMARY KEY,
    "at" DATETIME NOT NULL,
    "how" TEXT NOT NULL,
    CONSTRAINT "OptOut_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Announcement" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "centre" TEXT,
    "offerId" TEXT,
    "texts" JSONB NOT NULL,
    "audience" JSONB NOT NULL,
    "scheduledAt" DATETIME,
    "expiresAt" DATETIME,
    "pace" INTEGER,
    "authorId" TEXT,
    "approvedById" TEXT,
    "approvedAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    "approvedVersion" INTEGER,
    "rule" TEXT,
    "ruleKey" TEXT,
    "createdAt" DATETIME NOT NULL,
    "changedAt" DATETIME NOT NULL,
    "startedAt" DATETIME,
    "endedAt" DATETIME,
    CONSTRAINT "Announcement_offerId_fkey" FOREIGN KEY ("offerId") REFERENCES "Offer" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Announcement_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Staff" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Announcement_approvedById_fkey" FOREIGN KEY ("approvedById") REFERENCES "Staff" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AnnouncementFile" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "announcementId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT '',
    "mime" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "name" TEXT,
    CONSTRAINT "AnnouncementFile_announcementId_fkey" FOREIGN KEY ("announcementId") REFERENCES "Announcement" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AnnouncementRecipient" (
    "announcementId" TEXT NOT NULL,
    "conversationId" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "notBefore" DATETIME,
    "messageId" INTEGER,
    "sentAt" DATETIME,
    "answeredAt" DATETIME,
    "registeredAt" DATETIME,
    "optedOutAt" DATETIME,

    PRIMARY KEY ("announcementId", "conversationId"),
    CONSTRAINT "AnnouncementRecipient_announcementId_fkey" FOREIGN KEY ("announcementId") REFERENCES "Announcement" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "AnnouncementRecipient_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SavedAudience" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "centre" TEXT,
    "audience" JSONB NOT NULL,
    "staffId" TEXT,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "AnnouncementRule" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "on" BOOLEAN NOT NULL,
    "staffId" TEXT,
    "changedAt" DATETIME NOT NULL
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

-- What was found of somebody's birth holds until what is known of her changes.
CREATE TRIGGER "Person_was_born_anew" AFTER UPDATE OF "sealed" ON "Person" BEGIN UPDATE "Person" SET "born" = NULL WHERE "id" = NEW."id"; END;
