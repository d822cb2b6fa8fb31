-- CreateTable
CREATE TABLE "CannedFile" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "replyId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "name" TEXT,
    CONSTRAINT "CannedFile_replyId_fkey" FOREIGN KEY ("replyId") REFERENCES "CannedReply" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "CannedFile_replyId_key" ON "CannedFile"("replyId");
