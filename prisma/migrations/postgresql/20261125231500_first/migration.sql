-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Conversation" (
    "id" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "session" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "seenAt" TIMESTAMP(3) NOT NULL,
    "name" TEXT,
    "folded" TEXT,
    "centre" TEXT,
    "askedAt" TIMESTAMP(3),
    "sensitive" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Conversation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Message" (
    "id" SERIAL NOT NULL,
    "conversationId" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "externalId" TEXT,
    "body" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "state" TEXT NOT NULL,
    "platformId" TEXT,
    "staffId" TEXT,
    "replyToId" INTEGER,
    "mediaId" TEXT,
    "failure" TEXT,
    "reaction" TEXT,

    CONSTRAINT "Message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Outbox" (
    "id" SERIAL NOT NULL,
    "messageId" INTEGER NOT NULL,
    "conversationId" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "priority" INTEGER NOT NULL DEFAULT 0,
    "notBefore" TIMESTAMP(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "leasedUntil" TIMESTAMP(3),
    "state" TEXT NOT NULL DEFAULT 'queued',
    "failure" TEXT,

    CONSTRAINT "Outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Inbound" (
    "id" SERIAL NOT NULL,
    "channel" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "notBefore" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Inbound_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Handover" (
    "id" TEXT NOT NULL,
    "conversationId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "urgent" BOOLEAN NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "openFor" TEXT,
    "messageId" INTEGER,
    "centre" TEXT,
    "assigneeId" TEXT,
    "openedAt" TIMESTAMP(3) NOT NULL,
    "takenAt" TIMESTAMP(3),
    "waitingSince" TIMESTAMP(3),
    "answeredAt" TIMESTAMP(3),
    "snoozedUntil" TIMESTAMP(3),
    "noticedAt" TIMESTAMP(3),
    "resolvedAt" TIMESTAMP(3),
    "resolvedById" TEXT,
    "rating" INTEGER,
    "ratingAskedAt" TIMESTAMP(3),
    "facts" TEXT,

    CONSTRAINT "Handover_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HandoverEvent" (
    "id" SERIAL NOT NULL,
    "handoverId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "staffId" TEXT,
    "detail" TEXT,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "HandoverEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Note" (
    "id" SERIAL NOT NULL,
    "conversationId" TEXT NOT NULL,
    "staffId" TEXT,
    "text" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Tag" (
    "conversationId" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "Tag_pkey" PRIMARY KEY ("conversationId","name")
);

-- CreateTable
CREATE TABLE "Draft" (
    "staffId" TEXT NOT NULL,
    "conversationId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Draft_pkey" PRIMARY KEY ("staffId","conversationId")
);

-- CreateTable
CREATE TABLE "CannedReply" (
    "id" TEXT NOT NULL,
    "shortcut" TEXT NOT NULL,
    "centre" TEXT,
    "texts" JSONB NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "CannedReply_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CannedFile" (
    "id" TEXT NOT NULL,
    "replyId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "name" TEXT,

    CONSTRAINT "CannedFile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Media" (
    "id" TEXT NOT NULL,
    "conversationId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "name" TEXT,
    "at" TIMESTAMP(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'kept',
    "source" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "notBefore" TIMESTAMP(3),

    CONSTRAINT "Media_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Staff" (
    "id" TEXT NOT NULL,
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
    "lockedUntil" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Staff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StaffCentre" (
    "staffId" TEXT NOT NULL,
    "centre" TEXT NOT NULL,

    CONSTRAINT "StaffCentre_pkey" PRIMARY KEY ("staffId","centre")
);

-- CreateTable
CREATE TABLE "StaffSession" (
    "id" TEXT NOT NULL,
    "staffId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "seenAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "agent" TEXT,

    CONSTRAINT "StaffSession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Invitation" (
    "id" TEXT NOT NULL,
    "staffId" TEXT NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "usedAt" TIMESTAMP(3),

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OnCall" (
    "id" TEXT NOT NULL,
    "centre" TEXT NOT NULL,
    "staffId" TEXT NOT NULL,
    "from" TIMESTAMP(3) NOT NULL,
    "until" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "OnCall_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Audit" (
    "id" SERIAL NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "staffId" TEXT,
    "login" TEXT,
    "action" TEXT NOT NULL,
    "subject" TEXT,
    "about" TEXT,
    "centre" TEXT,
    "detail" TEXT,

    CONSTRAINT "Audit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Theme" (
    "key" TEXT NOT NULL,
    "emoji" TEXT NOT NULL,
    "names" JSONB NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "Theme_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Service" (
    "key" TEXT NOT NULL,
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
    "confirmed" BOOLEAN NOT NULL,

    CONSTRAINT "Service_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Centre" (
    "key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "names" JSONB NOT NULL,
    "commune" TEXT NOT NULL,
    "place" JSONB,
    "phone" TEXT,
    "email" TEXT,
    "latitude" DOUBLE PRECISION,
    "longitude" DOUBLE PRECISION,
    "sample" BOOLEAN NOT NULL,
    "hours" JSONB NOT NULL,
    "ramadanHours" JSONB NOT NULL,
    "services" JSONB NOT NULL,

    CONSTRAINT "Centre_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Hotline" (
    "key" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "names" JSONB NOT NULL,
    "audience" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "verifiedAt" TEXT NOT NULL,

    CONSTRAINT "Hotline_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Holiday" (
    "date" TEXT NOT NULL,
    "names" JSONB NOT NULL,
    "kind" TEXT NOT NULL,
    "closed" BOOLEAN NOT NULL,

    CONSTRAINT "Holiday_pkey" PRIMARY KEY ("date")
);

-- CreateTable
CREATE TABLE "Ramadan" (
    "from" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "kind" TEXT NOT NULL,

    CONSTRAINT "Ramadan_pkey" PRIMARY KEY ("from")
);

-- CreateTable
CREATE TABLE "Commune" (
    "code" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "names" JSONB NOT NULL,
    "province" JSONB NOT NULL,
    "variants" JSONB NOT NULL,

    CONSTRAINT "Commune_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "Setting" (
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "Setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Miss" (
    "id" SERIAL NOT NULL,
    "conversationId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Miss_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Phrasing" (
    "id" SERIAL NOT NULL,
    "intent" TEXT NOT NULL,
    "variety" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Phrasing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "keyId" TEXT NOT NULL,
    "likeness" TEXT,
    "phoneHash" TEXT,
    "commune" TEXT,
    "locale" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "mergedInto" TEXT,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Consent" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "textHash" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "givenAs" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "withdrawnAt" TIMESTAMP(3),

    CONSTRAINT "Consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Registration" (
    "id" SERIAL NOT NULL,
    "reference" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "conversationId" TEXT,
    "channel" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "offerId" TEXT,
    "centre" TEXT,
    "commune" TEXT,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "seated" BOOLEAN NOT NULL DEFAULT false,
    "beneficiary" TEXT NOT NULL,
    "rsu" TEXT,
    "hours" TEXT,
    "needs" TEXT NOT NULL DEFAULT '[]',
    "sealed" TEXT,
    "formId" TEXT,
    "staffId" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "changedAt" TIMESTAMP(3) NOT NULL,
    "closedAt" TIMESTAMP(3),

    CONSTRAINT "Registration_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RegistrationEvent" (
    "id" SERIAL NOT NULL,
    "registrationId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "from" TEXT,
    "to" TEXT,
    "reason" TEXT,
    "staffId" TEXT,
    "detail" TEXT,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "RegistrationEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NameWord" (
    "word" TEXT NOT NULL,
    "registrationId" INTEGER NOT NULL,

    CONSTRAINT "NameWord_pkey" PRIMARY KEY ("word","registrationId")
);

-- CreateTable
CREATE TABLE "Offer" (
    "id" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "centre" TEXT,
    "title" JSONB,
    "startsOn" TEXT,
    "places" INTEGER,
    "taken" INTEGER NOT NULL DEFAULT 0,
    "waiting" BOOLEAN NOT NULL DEFAULT true,
    "open" BOOLEAN NOT NULL DEFAULT true,
    "position" INTEGER NOT NULL,

    CONSTRAINT "Offer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FormVersion" (
    "id" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "questions" TEXT NOT NULL,
    "publishedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "FormVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Duplicate" (
    "id" SERIAL NOT NULL,
    "earlierId" TEXT NOT NULL,
    "laterId" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "moved" TEXT,
    "staffId" TEXT,
    "at" TIMESTAMP(3) NOT NULL,
    "decidedAt" TIMESTAMP(3),

    CONSTRAINT "Duplicate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Erasure" (
    "id" TEXT NOT NULL,
    "optOut" TEXT,
    "counts" TEXT NOT NULL,
    "staffId" TEXT,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Erasure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FailedCheck" (
    "id" SERIAL NOT NULL,
    "conversationId" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "FailedCheck_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FileCount" (
    "centre" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "files" INTEGER NOT NULL,

    CONSTRAINT "FileCount_pkey" PRIMARY KEY ("centre","state")
);

-- CreateTable
CREATE TABLE "SavedView" (
    "id" TEXT NOT NULL,
    "staffId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,

    CONSTRAINT "SavedView_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BookingPlan" (
    "id" TEXT NOT NULL,
    "centre" TEXT NOT NULL,
    "services" JSONB NOT NULL,
    "mediatorId" TEXT,
    "minutes" INTEGER NOT NULL,
    "buffer" INTEGER NOT NULL DEFAULT 0,
    "capacity" INTEGER NOT NULL DEFAULT 1,
    "lead" INTEGER NOT NULL,
    "horizon" INTEGER NOT NULL,
    "cap" INTEGER NOT NULL DEFAULT 1,
    "hours" JSONB NOT NULL,
    "ramadanHours" JSONB NOT NULL,
    "from" TEXT,
    "until" TEXT,
    "open" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "BookingPlan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DayException" (
    "centre" TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "planId" TEXT NOT NULL DEFAULT '',
    "hours" JSONB NOT NULL,

    CONSTRAINT "DayException_pkey" PRIMARY KEY ("centre","date","planId")
);

-- CreateTable
CREATE TABLE "Absence" (
    "id" TEXT NOT NULL,
    "staffId" TEXT NOT NULL,
    "first" TEXT NOT NULL,
    "last" TEXT NOT NULL,
    "from" INTEGER NOT NULL,
    "to" INTEGER NOT NULL,

    CONSTRAINT "Absence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BookedTime" (
    "id" TEXT NOT NULL,
    "resource" TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "from" INTEGER NOT NULL,
    "to" INTEGER NOT NULL,
    "planId" TEXT NOT NULL,

    CONSTRAINT "BookedTime_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BookedTick" (
    "resource" TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "tick" INTEGER NOT NULL,
    "timeId" TEXT NOT NULL,

    CONSTRAINT "BookedTick_pkey" PRIMARY KEY ("resource","date","tick")
);

-- CreateTable
CREATE TABLE "Appointment" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "timeId" TEXT,
    "seat" INTEGER,
    "planId" TEXT NOT NULL,
    "resource" TEXT NOT NULL,
    "mediatorId" TEXT,
    "centre" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "from" INTEGER NOT NULL,
    "to" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "toConfirm" BOOLEAN NOT NULL DEFAULT false,
    "conversationId" TEXT,
    "locale" TEXT NOT NULL,
    "who" TEXT NOT NULL DEFAULT 'me',
    "sealed" TEXT,
    "heldUntil" TIMESTAMP(3),
    "staffId" TEXT,
    "dayReminded" TIMESTAMP(3),
    "soonReminded" TIMESTAMP(3),
    "confirmedAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL,
    "changedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Appointment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Wish" (
    "id" TEXT NOT NULL,
    "conversationId" TEXT NOT NULL,
    "centre" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "who" TEXT NOT NULL,
    "sealed" TEXT,
    "state" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "appointmentId" INTEGER,
    "offeredUntil" TIMESTAMP(3),

    CONSTRAINT "Wish_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CalendarFeed" (
    "id" TEXT NOT NULL,
    "staffId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "revokedAt" TIMESTAMP(3),

    CONSTRAINT "CalendarFeed_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Conversation_seenAt_centre_askedAt_idx" ON "Conversation"("seenAt", "centre", "askedAt");

-- CreateIndex
CREATE INDEX "Conversation_folded_id_idx" ON "Conversation"("folded", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Conversation_channel_address_key" ON "Conversation"("channel", "address");

-- CreateIndex
CREATE INDEX "Message_conversationId_id_idx" ON "Message"("conversationId", "id");

-- CreateIndex
CREATE INDEX "Message_conversationId_platformId_idx" ON "Message"("conversationId", "platformId");

-- CreateIndex
CREATE INDEX "Message_staffId_idx" ON "Message"("staffId");

-- CreateIndex
CREATE INDEX "Message_mediaId_idx" ON "Message"("mediaId");

-- CreateIndex
CREATE UNIQUE INDEX "Message_conversationId_externalId_key" ON "Message"("conversationId", "externalId");

-- CreateIndex
CREATE UNIQUE INDEX "Outbox_messageId_key" ON "Outbox"("messageId");

-- CreateIndex
CREATE INDEX "Outbox_channel_state_priority_id_idx" ON "Outbox"("channel", "state", "priority", "id");

-- CreateIndex
CREATE INDEX "Outbox_channel_state_notBefore_idx" ON "Outbox"("channel", "state", "notBefore");

-- CreateIndex
CREATE INDEX "Outbox_conversationId_id_idx" ON "Outbox"("conversationId", "id");

-- CreateIndex
CREATE INDEX "Inbound_channel_address_id_idx" ON "Inbound"("channel", "address", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Inbound_channel_externalId_key" ON "Inbound"("channel", "externalId");

-- CreateIndex
CREATE UNIQUE INDEX "Handover_openFor_key" ON "Handover"("openFor");

-- CreateIndex
CREATE INDEX "Handover_state_urgent_waitingSince_centre_idx" ON "Handover"("state", "urgent", "waitingSince", "centre");

-- CreateIndex
CREATE INDEX "Handover_state_urgent_openedAt_centre_idx" ON "Handover"("state", "urgent", "openedAt", "centre");

-- CreateIndex
CREATE INDEX "Handover_state_resolvedAt_centre_idx" ON "Handover"("state", "resolvedAt", "centre");

-- CreateIndex
CREATE INDEX "Handover_state_snoozedUntil_centre_idx" ON "Handover"("state", "snoozedUntil", "centre");

-- CreateIndex
CREATE INDEX "Handover_assigneeId_state_waitingSince_idx" ON "Handover"("assigneeId", "state", "waitingSince");

-- CreateIndex
CREATE INDEX "Handover_conversationId_openedAt_idx" ON "Handover"("conversationId", "openedAt");

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
CREATE UNIQUE INDEX "CannedFile_replyId_key" ON "CannedFile"("replyId");

-- CreateIndex
CREATE INDEX "Media_conversationId_idx" ON "Media"("conversationId");

-- CreateIndex
CREATE INDEX "Media_state_notBefore_idx" ON "Media"("state", "notBefore");

-- CreateIndex
CREATE INDEX "Media_state_at_idx" ON "Media"("state", "at");

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

-- CreateIndex
CREATE INDEX "Miss_at_idx" ON "Miss"("at");

-- CreateIndex
CREATE INDEX "Miss_conversationId_idx" ON "Miss"("conversationId");

-- CreateIndex
CREATE UNIQUE INDEX "Phrasing_intent_text_key" ON "Phrasing"("intent", "text");

-- CreateIndex
CREATE INDEX "Person_likeness_idx" ON "Person"("likeness");

-- CreateIndex
CREATE INDEX "Person_phoneHash_idx" ON "Person"("phoneHash");

-- CreateIndex
CREATE INDEX "Person_keyId_idx" ON "Person"("keyId");

-- CreateIndex
CREATE INDEX "Consent_personId_idx" ON "Consent"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Registration_reference_key" ON "Registration"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "Registration_key_key" ON "Registration"("key");

-- CreateIndex
CREATE INDEX "Registration_state_id_idx" ON "Registration"("state", "id");

-- CreateIndex
CREATE INDEX "Registration_centre_state_id_idx" ON "Registration"("centre", "state", "id");

-- CreateIndex
CREATE INDEX "Registration_service_state_id_idx" ON "Registration"("service", "state", "id");

-- CreateIndex
CREATE INDEX "Registration_centre_service_state_id_idx" ON "Registration"("centre", "service", "state", "id");

-- CreateIndex
CREATE INDEX "Registration_commune_state_id_idx" ON "Registration"("commune", "state", "id");

-- CreateIndex
CREATE INDEX "Registration_commune_centre_state_id_idx" ON "Registration"("commune", "centre", "state", "id");

-- CreateIndex
CREATE INDEX "Registration_offerId_state_id_idx" ON "Registration"("offerId", "state", "id");

-- CreateIndex
CREATE INDEX "Registration_personId_idx" ON "Registration"("personId");

-- CreateIndex
CREATE INDEX "Registration_conversationId_idx" ON "Registration"("conversationId");

-- CreateIndex
CREATE INDEX "Registration_formId_idx" ON "Registration"("formId");

-- CreateIndex
CREATE INDEX "Registration_closedAt_idx" ON "Registration"("closedAt");

-- CreateIndex
CREATE INDEX "RegistrationEvent_registrationId_id_idx" ON "RegistrationEvent"("registrationId", "id");

-- CreateIndex
CREATE INDEX "NameWord_registrationId_idx" ON "NameWord"("registrationId");

-- CreateIndex
CREATE INDEX "Offer_service_position_idx" ON "Offer"("service", "position");

-- CreateIndex
CREATE UNIQUE INDEX "FormVersion_service_version_key" ON "FormVersion"("service", "version");

-- CreateIndex
CREATE INDEX "Duplicate_state_id_idx" ON "Duplicate"("state", "id");

-- CreateIndex
CREATE INDEX "Duplicate_laterId_idx" ON "Duplicate"("laterId");

-- CreateIndex
CREATE UNIQUE INDEX "Duplicate_earlierId_laterId_key" ON "Duplicate"("earlierId", "laterId");

-- CreateIndex
CREATE INDEX "Erasure_optOut_idx" ON "Erasure"("optOut");

-- CreateIndex
CREATE INDEX "Erasure_at_idx" ON "Erasure"("at");

-- CreateIndex
CREATE INDEX "FailedCheck_conversationId_at_idx" ON "FailedCheck"("conversationId", "at");

-- CreateIndex
CREATE INDEX "FailedCheck_reference_at_idx" ON "FailedCheck"("reference", "at");

-- CreateIndex
CREATE UNIQUE INDEX "SavedView_staffId_name_key" ON "SavedView"("staffId", "name");

-- CreateIndex
CREATE INDEX "BookingPlan_centre_idx" ON "BookingPlan"("centre");

-- CreateIndex
CREATE INDEX "BookingPlan_mediatorId_idx" ON "BookingPlan"("mediatorId");

-- CreateIndex
CREATE INDEX "Absence_staffId_last_idx" ON "Absence"("staffId", "last");

-- CreateIndex
CREATE INDEX "Absence_last_idx" ON "Absence"("last");

-- CreateIndex
CREATE UNIQUE INDEX "BookedTime_resource_date_from_to_planId_key" ON "BookedTime"("resource", "date", "from", "to", "planId");

-- CreateIndex
CREATE INDEX "BookedTick_timeId_idx" ON "BookedTick"("timeId");

-- CreateIndex
CREATE UNIQUE INDEX "Appointment_code_key" ON "Appointment"("code");

-- CreateIndex
CREATE INDEX "Appointment_resource_date_idx" ON "Appointment"("resource", "date");

-- CreateIndex
CREATE INDEX "Appointment_centre_date_from_idx" ON "Appointment"("centre", "date", "from");

-- CreateIndex
CREATE INDEX "Appointment_conversationId_at_idx" ON "Appointment"("conversationId", "at");

-- CreateIndex
CREATE INDEX "Appointment_state_at_idx" ON "Appointment"("state", "at");

-- CreateIndex
CREATE INDEX "Appointment_state_heldUntil_idx" ON "Appointment"("state", "heldUntil");

-- CreateIndex
CREATE UNIQUE INDEX "Appointment_timeId_seat_key" ON "Appointment"("timeId", "seat");

-- CreateIndex
CREATE UNIQUE INDEX "Wish_appointmentId_key" ON "Wish"("appointmentId");

-- CreateIndex
CREATE INDEX "Wish_state_centre_service_createdAt_idx" ON "Wish"("state", "centre", "service", "createdAt");

-- CreateIndex
CREATE INDEX "Wish_conversationId_state_idx" ON "Wish"("conversationId", "state");

-- CreateIndex
CREATE INDEX "CalendarFeed_staffId_idx" ON "CalendarFeed"("staffId");

-- AddForeignKey
ALTER TABLE "Message" ADD CONSTRAINT "Message_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Message" ADD CONSTRAINT "Message_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "Staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Message" ADD CONSTRAINT "Message_mediaId_fkey" FOREIGN KEY ("mediaId") REFERENCES "Media"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Outbox" ADD CONSTRAINT "Outbox_messageId_fkey" FOREIGN KEY ("messageId") REFERENCES "Message"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Outbox" ADD CONSTRAINT "Outbox_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Handover" ADD CONSTRAINT "Handover_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Handover" ADD CONSTRAINT "Handover_assigneeId_fkey" FOREIGN KEY ("assigneeId") REFERENCES "Staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Handover" ADD CONSTRAINT "Handover_resolvedById_fkey" FOREIGN KEY ("resolvedById") REFERENCES "Staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HandoverEvent" ADD CONSTRAINT "HandoverEvent_handoverId_fkey" FOREIGN KEY ("handoverId") REFERENCES "Handover"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HandoverEvent" ADD CONSTRAINT "HandoverEvent_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "Staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Note" ADD CONSTRAINT "Note_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Note" ADD CONSTRAINT "Note_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "Staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Tag" ADD CONSTRAINT "Tag_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Draft" ADD CONSTRAINT "Draft_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "Staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Draft" ADD CONSTRAINT "Draft_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CannedFile" ADD CONSTRAINT "CannedFile_replyId_fkey" FOREIGN KEY ("replyId") REFERENCES "CannedReply"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Media" ADD CONSTRAINT "Media_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StaffCentre" ADD CONSTRAINT "StaffCentre_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "Staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StaffSession" ADD CONSTRAINT "StaffSession_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "Staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "Staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OnCall" ADD CONSTRAINT "OnCall_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "Staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Miss" ADD CONSTRAINT "Miss_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Consent" ADD CONSTRAINT "Consent_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Registration" ADD CONSTRAINT "Registration_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Registration" ADD CONSTRAINT "Registration_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Registration" ADD CONSTRAINT "Registration_offerId_fkey" FOREIGN KEY ("offerId") REFERENCES "Offer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Registration" ADD CONSTRAINT "Registration_formId_fkey" FOREIGN KEY ("formId") REFERENCES "FormVersion"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RegistrationEvent" ADD CONSTRAINT "RegistrationEvent_registrationId_fkey" FOREIGN KEY ("registrationId") REFERENCES "Registration"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NameWord" ADD CONSTRAINT "NameWord_registrationId_fkey" FOREIGN KEY ("registrationId") REFERENCES "Registration"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Duplicate" ADD CONSTRAINT "Duplicate_earlierId_fkey" FOREIGN KEY ("earlierId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Duplicate" ADD CONSTRAINT "Duplicate_laterId_fkey" FOREIGN KEY ("laterId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FailedCheck" ADD CONSTRAINT "FailedCheck_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SavedView" ADD CONSTRAINT "SavedView_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "Staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BookingPlan" ADD CONSTRAINT "BookingPlan_mediatorId_fkey" FOREIGN KEY ("mediatorId") REFERENCES "Staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Absence" ADD CONSTRAINT "Absence_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "Staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BookedTick" ADD CONSTRAINT "BookedTick_timeId_fkey" FOREIGN KEY ("timeId") REFERENCES "BookedTime"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appointment" ADD CONSTRAINT "Appointment_timeId_fkey" FOREIGN KEY ("timeId") REFERENCES "BookedTime"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appointment" ADD CONSTRAINT "Appointment_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Wish" ADD CONSTRAINT "Wish_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Wish" ADD CONSTRAINT "Wish_appointmentId_fkey" FOREIGN KEY ("appointmentId") REFERENCES "Appointment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalendarFeed" ADD CONSTRAINT "CalendarFeed_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "Staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The journal only grows.
CREATE FUNCTION "the_journal_only_grows"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the journal is never changed'; END $$;
CREATE TRIGGER "Audit_is_never_changed" BEFORE UPDATE OR DELETE ON "Audit" FOR EACH ROW EXECUTE FUNCTION "the_journal_only_grows"();
CREATE TRIGGER "Audit_is_never_emptied" BEFORE TRUNCATE ON "Audit" FOR EACH STATEMENT EXECUTE FUNCTION "the_journal_only_grows"();

-- However a file comes, moves or goes, it is counted where it is.
CREATE FUNCTION "count_files"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF TG_OP <> 'INSERT' THEN UPDATE "FileCount" SET "files" = "files" - 1 WHERE "centre" = coalesce(OLD."centre", '') AND "state" = OLD."state"; END IF;
  IF TG_OP <> 'DELETE' THEN INSERT INTO "FileCount" ("centre", "state", "files") VALUES (coalesce(NEW."centre", ''), NEW."state", 1) ON CONFLICT ("centre", "state") DO UPDATE SET "files" = "FileCount"."files" + 1; END IF;
  RETURN NULL; END $$;
CREATE TRIGGER "Registration_is_counted" AFTER INSERT OR DELETE OR UPDATE OF "centre", "state" ON "Registration" FOR EACH ROW EXECUTE FUNCTION "count_files"();

-- The words of messages, folded, to be found again; they go when their message goes.
CREATE TABLE "MessageWords" (rowid INTEGER PRIMARY KEY REFERENCES "Message"("id") ON DELETE CASCADE, "words" TEXT NOT NULL);
CREATE INDEX "MessageWords_words_idx" ON "MessageWords" USING gin (to_tsvector('simple', "words"));
