-- CreateTable
CREATE TABLE "HandoverEvent" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "handoverId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "staffId" TEXT,
    "detail" TEXT,
    "at" DATETIME NOT NULL,
    CONSTRAINT "HandoverEvent_handoverId_fkey" FOREIGN KEY ("handoverId") REFERENCES "Handover" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "HandoverEvent_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "Staff" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Note" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "conversationId" TEXT NOT NULL,
    "staffId" TEXT,
    "text" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "Note_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Note_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "Staff" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Tag" (
    "conversationId" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    PRIMARY KEY ("conversationId", "name"),
    CONSTRAINT "Tag_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Draft" (
    "staffId" TEXT NOT NULL,
    "conversationId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("staffId", "conversationId"),
    CONSTRAINT "Draft_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "Staff" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Draft_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CannedReply" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "shortcut" TEXT NOT NULL,
    "centre" TEXT,
    "texts" JSONB NOT NULL,
    "position" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "Media" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "conversationId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "name" TEXT,
    "at" DATETIME NOT NULL,
    CONSTRAINT "Media_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Staff" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "login" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "passwordHash" TEXT,
    "role" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'fr',
    "theme" TEXT NOT NULL DEFAULT 'auto',
    "totpSecret" TEXT,
    "totpStep" INTEGER,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "lockedUntil" DATETIME,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "StaffCentre" (
    "staffId" TEXT NOT NULL,
    "centre" TEXT NOT NULL,

    PRIMARY KEY ("staffId", "centre"),
    CONSTRAINT "StaffCentre_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "Staff" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "StaffSession" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "staffId" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "seenAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "agent" TEXT,
    CONSTRAINT "StaffSession_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "Staff" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Invitation" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "staffId" TEXT NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "usedAt" DATETIME,
    CONSTRAINT "Invitation_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "Staff" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "OnCall" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "centre" TEXT NOT NULL,
    "staffId" TEXT NOT NULL,
    "from" DATETIME NOT NULL,
    "until" DATETIME NOT NULL,
    CONSTRAINT "OnCall_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "Staff" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Audit" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "at" DATETIME NOT NULL,
    "staffId" TEXT,
    "login" TEXT,
    "action" TEXT NOT NULL,
    "subject" TEXT,
    "about" TEXT,
    "centre" TEXT,
    "detail" TEXT
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Conversation" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "channel" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "session" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "createdAt" DATETIME NOT NULL,
    "seenAt" DATETIME NOT NULL,
    "name" TEXT,
    "folded" TEXT,
    "centre" TEXT,
    "askedAt" DATETIME,
    "sensitive" BOOLEAN NOT NULL DEFAULT false
);
INSERT INTO "new_Conversation" ("address", "channel", "createdAt", "id", "seenAt", "session", "version") SELECT "address", "channel", "createdAt", "id", "seenAt", "session", "version" FROM "Conversation";
DROP TABLE "Conversation";
ALTER TABLE "new_Conversation" RENAME TO "Conversation";
CREATE INDEX "Conversation_centre_seenAt_idx" ON "Conversation"("centre", "seenAt");
CREATE INDEX "Conversation_askedAt_seenAt_idx" ON "Conversation"("askedAt", "seenAt");
CREATE INDEX "Conversation_folded_idx" ON "Conversation"("folded");
CREATE UNIQUE INDEX "Conversation_channel_address_key" ON "Conversation"("channel", "address");
CREATE TABLE "new_Handover" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "conversationId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "urgent" BOOLEAN NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "openFor" TEXT,
    "messageId" INTEGER,
    "centre" TEXT,
    "assigneeId" TEXT,
    "openedAt" DATETIME NOT NULL,
    "takenAt" DATETIME,
    "waitingSince" DATETIME,
    "answeredAt" DATETIME,
    "snoozedUntil" DATETIME,
    "noticedAt" DATETIME,
    "resolvedAt" DATETIME,
    "resolvedById" TEXT,
    "rating" INTEGER,
    "ratingAskedAt" DATETIME,
    "facts" TEXT,
    CONSTRAINT "Handover_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Handover_assigneeId_fkey" FOREIGN KEY ("assigneeId") REFERENCES "Staff" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Handover_resolvedById_fkey" FOREIGN KEY ("resolvedById") REFERENCES "Staff" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Handover" ("conversationId", "id", "messageId", "openFor", "openedAt", "reason", "resolvedAt", "state", "urgent") SELECT "conversationId", "id", "messageId", "openFor", "openedAt", "reason", "resolvedAt", "state", "urgent" FROM "Handover";
DROP TABLE "Handover";
ALTER TABLE "new_Handover" RENAME TO "Handover";
CREATE UNIQUE INDEX "Handover_openFor_key" ON "Handover"("openFor");
CREATE INDEX "Handover_state_urgent_waitingSince_idx" ON "Handover"("state", "urgent", "waitingSince");
CREATE INDEX "Handover_state_urgent_openedAt_idx" ON "Handover"("state", "urgent", "openedAt");
CREATE INDEX "Handover_centre_state_waitingSince_idx" ON "Handover"("centre", "state", "waitingSince");
CREATE INDEX "Handover_assigneeId_state_waitingSince_idx" ON "Handover"("assigneeId", "state", "waitingSince");
CREATE INDEX "Handover_state_resolvedAt_idx" ON "Handover"("state", "resolvedAt");
CREATE INDEX "Handover_state_snoozedUntil_idx" ON "Handover"("state", "snoozedUntil");
CREATE INDEX "Handover_conversationId_idx" ON "Handover"("conversationId");
CREATE TABLE "new_Message" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "conversationId" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "externalId" TEXT,
    "body" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "state" TEXT NOT NULL,
    "platformId" TEXT,
    "staffId" TEXT,
    "replyToId" INTEGER,
    "mediaId" TEXT,
    "failure" TEXT,
    CONSTRAINT "Message_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Message_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "Staff" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Message_mediaId_fkey" FOREIGN KEY ("mediaId") REFERENCES "Media" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Message" ("at", "author", "body", "conversationId", "externalId", "id", "locale", "platformId", "state") SELECT "at", "author", "body", "conversationId", "externalId", "id", "locale", "platformId", "state" FROM "Message";
DROP TABLE "Message";
ALTER TABLE "new_Message" RENAME TO "Message";
CREATE INDEX "Message_conversationId_id_idx" ON "Message"("conversationId", "id");
CREATE INDEX "Message_conversationId_platformId_idx" ON "Message"("conversationId", "platformId");
CREATE INDEX "Message_staffId_idx" ON "Message"("staffId");
CREATE INDEX "Message_mediaId_idx" ON "Message"("mediaId");
CREATE UNIQUE INDEX "Message_conversationId_externalId_key" ON "Message"("conversationId", "externalId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "HandoverEvent_handoverId_id_idx" ON "HandoverEvent"("handoverId", "id");

-- CreateIndex
CREATE INDEX "HandoverEvent_staffId_idx" ON "HandoverEvent"("staffId");

-- CreateIndex
CREATE INDEX "Note_conversationId_id_idx" ON "Note"("conversationId", "id");

-- CreateIndex
CREATE INDEX "Note_staffId_idx" ON "Note"("staffId");

-- CreateIndex
CREATE INDEX "Tag_name_idx" ON "Tag"("name");

-- CreateIndex
CREATE INDEX "Draft_conversationId_idx" ON "Draft"("conversationId");

-- CreateIndex
CREATE INDEX "CannedReply_centre_position_idx" ON "CannedReply"("centre", "position");

-- CreateIndex
CREATE INDEX "Media_conversationId_idx" ON "Media"("conversationId");

-- CreateIndex
CREATE UNIQUE INDEX "Staff_login_key" ON "Staff"("login");

-- CreateIndex
CREATE INDEX "StaffCentre_centre_idx" ON "StaffCentre"("centre");

-- CreateIndex
CREATE INDEX "StaffSession_staffId_idx" ON "StaffSession"("staffId");

-- CreateIndex
CREATE INDEX "StaffSession_expiresAt_idx" ON "StaffSession"("expiresAt");

-- CreateIndex
CREATE INDEX "Invitation_staffId_idx" ON "Invitation"("staffId");

-- CreateIndex
CREATE INDEX "OnCall_centre_until_idx" ON "OnCall"("centre", "until");

-- CreateIndex
CREATE INDEX "OnCall_staffId_idx" ON "OnCall"("staffId");

-- CreateIndex
CREATE INDEX "Audit_at_idx" ON "Audit"("at");

-- CreateIndex
CREATE INDEX "Audit_staffId_id_idx" ON "Audit"("staffId", "id");

-- CreateIndex
CREATE INDEX "Audit_action_id_idx" ON "Audit"("action", "id");

-- CreateIndex
CREATE INDEX "Audit_subject_about_id_idx" ON "Audit"("subject", "about", "id");

-- Those who waited already wait since they asked, and whoever spoke of danger stays sensitive.
UPDATE "Handover" SET "waitingSince" = "openedAt" WHERE "state" = 'waiting';
UPDATE "Conversation" SET
  "askedAt" = (SELECT min("openedAt") FROM "Handover" WHERE "conversationId" = "Conversation"."id"),
  "sensitive" = coalesce(json_extract("session", '$.discreet'), false);

-- The journal only grows.
CREATE TRIGGER "Audit_is_never_changed" BEFORE UPDATE ON "Audit" BEGIN SELECT RAISE(ABORT, 'the journal is never changed'); END;
CREATE TRIGGER "Audit_is_never_removed" BEFORE DELETE ON "Audit" BEGIN SELECT RAISE(ABORT, 'the journal is never removed'); END;

-- The words of messages, folded, to be found again; they go when their message goes.
CREATE VIRTUAL TABLE "MessageWords" USING fts5("words", content='', contentless_delete=1, detail='none', prefix='2 3', tokenize="unicode61 remove_diacritics 0");
CREATE TRIGGER "Message_takes_its_words" AFTER DELETE ON "Message" BEGIN DELETE FROM "MessageWords" WHERE rowid = OLD."id"; END;
