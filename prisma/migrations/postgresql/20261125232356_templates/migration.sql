-- CreateTable
CREATE TABLE "Template" (
    "name" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "kind" TEXT,

    PRIMARY KEY ("name", "language")
);

-- CreateIndex
CREATE INDEX "Template_kind_idx" ON "Template"("kind");
