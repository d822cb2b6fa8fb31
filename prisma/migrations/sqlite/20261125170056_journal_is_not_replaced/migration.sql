-- A line put in the place of another is no deletion for SQLite, and would change the journal all the same.
CREATE TRIGGER "Audit_is_never_replaced" BEFORE INSERT ON "Audit" WHEN EXISTS (SELECT 1 FROM "Audit" WHERE "id" = NEW."id") BEGIN SELECT RAISE(ABORT, 'the journal is never changed'); END;
