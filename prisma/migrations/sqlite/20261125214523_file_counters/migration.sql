-- CreateTable
CREATE TABLE "FileCount" (
    "centre" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "files" INTEGER NOT NULL,

    PRIMARY KEY ("centre", "state")
);

-- CreateTable
CREATE TABLE "SavedView" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "staffId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    CONSTRAINT "SavedView_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "Staff" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "SavedView_staffId_name_key" ON "SavedView"("staffId", "name");

INSERT INTO "FileCount" ("centre", "state", "files") SELECT coalesce("centre", ''), "state", count(*) FROM "Registration" GROUP BY 1, 2;

-- However a file comes, moves or goes, it is counted where it is.
CREATE TRIGGER "Registration_is_counted" AFTER INSERT ON "Registration" BEGIN INSERT INTO "FileCount" ("centre", "state", "files") VALUES (coalesce(NEW."centre", ''), NEW."state", 1) ON CONFLICT ("centre", "state") DO UPDATE SET "files" = "files" + 1; END;

CREATE TRIGGER "Registration_is_counted_no_more" AFTER DELETE ON "Registration" BEGIN UPDATE "FileCount" SET "files" = "files" - 1 WHERE "centre" = coalesce(OLD."centre", '') AND "state" = OLD."state"; END;

CREATE TRIGGER "Registration_is_counted_elsewhere" AFTER UPDATE OF "centre", "state" ON "Registration" BEGIN UPDATE "FileCount" SET "files" = "files" - 1 WHERE "centre" = coalesce(OLD."centre", '') AND "state" = OLD."state"; INSERT INTO "FileCount" ("centre", "state", "files") VALUES (coalesce(NEW."centre", ''), NEW."state", 1) ON CONFLICT ("centre", "state") DO UPDATE SET "files" = "files" + 1; END;
