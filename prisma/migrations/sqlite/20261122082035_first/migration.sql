-- CreateTable
CREATE TABLE "Conversation" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "channel" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "session" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "createdAt" DATETIME NOT NULL,
    "seenAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Message" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "conversationId" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "externalId" TEXT,
    "body" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "state" TEXT NOT NULL,
    "platformId" TEXT,
    CONSTRAINT "Message_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Outbox" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "messageId" INTEGER NOT NULL,
    "conversationId" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "priority" INTEGER NOT NULL DEFAULT 0,
    "notBefore" DATETIME NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "leasedUntil" DATETIME,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "failure" TEXT,
    CONSTRAINT "Outbox_messageId_fkey" FOREIGN KEY ("messageId") REFERENCES "Message" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Outbox_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Handover" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "conversationId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "urgent" BOOLEAN NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "openFor" TEXT,
    "messageId" INTEGER,
    "openedAt" DATETIME NOT NULL,
    "resolvedAt" DATETIME,
    CONSTRAINT "Handover_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Theme" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "emoji" TEXT NOT NULL,
    "names" JSONB NOT NULL,
    "position" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "Service" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "theme" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "names" JSONB NOT NULL,
    "what" JSONB NOT NULL,
    "audience" JSONB NOT NULL,
    "papers" JSONB NOT NULL,
    "steps" JSONB NOT NULL,
    "cost" JSONB NOT NULL,
    "where" JSONB NOT NULL,
    "aliases" JSONB NOT NULL,
    "confirmed" BOOLEAN NOT NULL
);

-- CreateTable
CREATE TABLE "Centre" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "position" INTEGER NOT NULL,
    "names" JSONB NOT NULL,
    "commune" TEXT NOT NULL,
    "place" JSONB,
    "phone" TEXT,
    "email" TEXT,
    "latitude" REAL,
    "longitude" REAL,
    "sample" BOOLEAN NOT NULL,
    "hours" JSONB NOT NULL,
    "ramadanHours" JSONB NOT NULL,
    "services" JSONB NOT NULL
);

-- CreateTable
CREATE TABLE "Hotline" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "number" TEXT NOT NULL,
    "names" JSONB NOT NULL,
    "audience" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "verifiedAt" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Holiday" (
    "date" TEXT NOT NULL PRIMARY KEY,
    "names" JSONB NOT NULL,
    "kind" TEXT NOT NULL,
    "closed" BOOLEAN NOT NULL
);

-- CreateTable
CREATE TABLE "Ramadan" (
    "from" TEXT NOT NULL PRIMARY KEY,
    "to" TEXT NOT NULL,
    "kind" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Commune" (
    "code" TEXT NOT NULL PRIMARY KEY,
    "position" INTEGER NOT NULL,
    "names" JSONB NOT NULL,
    "province" JSONB NOT NULL,
    "variants" JSONB NOT NULL
);

-- CreateTable
CREATE TABLE "Setting" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "value" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Miss" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "conversationId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "Miss_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Phrasing" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "intent" TEXT NOT NULL,
    "variety" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" DATETIME NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "Conversation_channel_address_key" ON "Conversation"("channel", "address");

-- CreateIndex
CREATE INDEX "Message_conversationId_id_idx" ON "Message"("conversationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Message_conversationId_externalId_key" ON "Message"("conversationId", "externalId");

-- CreateIndex
CREATE UNIQUE INDEX "Outbox_messageId_key" ON "Outbox"("messageId");

-- CreateIndex
CREATE INDEX "Outbox_channel_state_priority_id_idx" ON "Outbox"("channel", "state", "priority", "id");

-- CreateIndex
CREATE INDEX "Outbox_conversationId_id_idx" ON "Outbox"("conversationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Handover_openFor_key" ON "Handover"("openFor");

-- CreateIndex
CREATE INDEX "Handover_state_urgent_openedAt_idx" ON "Handover"("state", "urgent", "openedAt");

-- CreateIndex
CREATE INDEX "Handover_conversationId_idx" ON "Handover"("conversationId");

-- CreateIndex
CREATE INDEX "Miss_at_idx" ON "Miss"("at");

-- CreateIndex
CREATE INDEX "Miss_conversationId_idx" ON "Miss"("conversationId");

-- CreateIndex
CREATE UNIQUE INDEX "Phrasing_intent_text_key" ON "Phrasing"("intent", "text");
