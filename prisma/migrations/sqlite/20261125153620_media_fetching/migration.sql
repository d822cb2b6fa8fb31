-- AlterTable
ALTER TABLE "Message" ADD COLUMN "reaction" TEXT;

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Media" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "conversationId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "name" TEXT,
    "at" DATETIME NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'kept',
    "source" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "notBefore" DATETIME,
    CONSTRAINT "Media_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_Media" ("at", "bytes", "conversationId", "id", "kind", "mime", "name") SELECT "at", "bytes", "conversationId", "id", "kind", "mime", "name" FROM "Media";
DROP TABLE "Media";
ALTER TABLE "new_Media" RENAME TO "Media";
CREATE INDEX "Media_conversationId_idx" ON "Media"("conversationId");
CREATE INDEX "Media_state_notBefore_idx" ON "Media"("state", "notBefore");
CREATE INDEX "Media_state_at_idx" ON "Media"("state", "at");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
