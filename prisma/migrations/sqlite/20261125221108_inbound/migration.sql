-- CreateTable
CREATE TABLE "Inbound" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "channel" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "notBefore" DATETIME NOT NULL
);

-- CreateIndex
CREATE INDEX "Inbound_channel_address_id_idx" ON "Inbound"("channel", "address", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Inbound_channel_externalId_key" ON "Inbound"("channel", "externalId");
