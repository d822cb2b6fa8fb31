-- CreateTable
CREATE TABLE "Miss" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "text" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "at" DATETIME NOT NULL
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
CREATE INDEX "Miss_at_idx" ON "Miss"("at");

-- CreateIndex
CREATE UNIQUE INDEX "Phrasing_intent_text_key" ON "Phrasing"("intent", "text");
