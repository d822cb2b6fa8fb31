import { keepAbsence, removeAbsence } from './absences/deeds.ts'
import { absences } from './absences/page.tsx'
import { account } from './account.tsx'
import { changePassword, endOne, endOthers, preferences } from './account-deeds.ts'
import { bookAtDesk, cancelAppointment, closeDay, feedOff, markAppointment, moveAppointment, newFeed } from './agenda/deeds.tsx'
import { agendaCsv, agendaIcs } from './agenda/export.ts'
import { agenda } from './agenda/page.tsx'
import {
  actOnAnnouncement,
  addAnnouncement,
  changeAnnouncement,
  keepAnAudience,
  testCode,
  tryAnnouncement,
} from './announcements/deeds.tsx'
import { editAnnouncement, newAnnouncement } from './announcements/editor.tsx'
import { announcementFile, keepAnnouncementFile, removeAnnouncementFile } from './announcements/file-deeds.ts'
import { announcements } from './announcements/list.tsx'
import { countLive, previewLive } from './announcements/live.tsx'
import { announcement } from './announcements/one.tsx'
import { peopleCsv as announcementCsv } from './announcements/people-csv.ts'
import { announcementRules, forgetAnAudience, setAnnouncements, switchAnnouncementRule } from './announcements/rules.tsx'
import { channels } from './channels.tsx'
import { home } from './home.tsx'
import { centreHours, hours } from './hours.tsx'
import { changeHours } from './hours-deed.ts'
import { journal } from './journal.tsx'
import { journalCsv } from './journal-csv.ts'
import { attach, media } from './media.ts'
import { cannedFile } from './messages/canned-file.tsx'
import { handBack, refer, release, rename, reopen, resolve, snooze, tag, take, transfer, untag, wake } from './messages/deeds.ts'
import { listCsv } from './messages/list-csv.ts'
import { listened } from './messages/listen-deed.ts'
import { live } from './messages/live.ts'
import { conversation, inbox } from './messages/pages.tsx'
import { draft, note, presence, retry, say } from './messages/say-deeds.ts'
import { understood } from './messages/understood.tsx'
import { offersCsv } from './offers/csv.ts'
import { addOffer, changeOffer, removeOffer } from './offers/deeds.ts'
import { newOffer, offer } from './offers/editor.tsx'
import { keepOfferFile, offerFile, removeOfferFile } from './offers/file-deeds.ts'
import { offers } from './offers/list.tsx'
import { opinionsCsv } from './offers/opinions-csv.ts'
import { onCall } from './on-call.tsx'
import { addOnCall, removeOnCall } from './on-call-deeds.ts'
import type { Route } from './page.ts'
import { people } from './people.tsx'
import { peopleCsv } from './people-csv.ts'
import { newPerson, person } from './person.tsx'
import { addOne, changeOne, disableOne, enableOne, resetOne } from './person-deeds.tsx'
import { previewPlan, savePlan } from './plans/deeds.tsx'
import { plans } from './plans/page.tsx'
import { keepRecording, recordingFile, removeRecording } from './recordings/deeds.ts'
import { recordings } from './recordings/list.tsx'
import { serviceRecordings } from './recordings/service.tsx'
import { bulkProgress } from './registrations/bulk.tsx'
import { beginBulk, lookAtBulk, stopBulk } from './registrations/bulk-deeds.tsx'
import { correct, correcting } from './registrations/correct.tsx'
import { file } from './registrations/detail.tsx'
import { apartPair, mergePair, partPair } from './registrations/duplicate-deeds.ts'
import { duplicates } from './registrations/duplicates.tsx'
import { exporting } from './registrations/export.tsx'
import { exportCsv, exportXlsx } from './registrations/export-files.ts'
import { forgetOne } from './registrations/forget-deed.tsx'
import { publishForm } from './registrations/form-deed.ts'
import { editForm, forms } from './registrations/forms.tsx'
import { files } from './registrations/list.tsx'
import { moveOne, previewMove, withdrawOne } from './registrations/move-deeds.tsx'
import { letGo, retention, setRetention } from './registrations/retention.tsx'
import { slip } from './registrations/slip.tsx'
import { forgetView, keep } from './registrations/view-deeds.ts'
import { walkIn } from './registrations/walk-in.tsx'
import { register } from './registrations/walk-in-deed.ts'
import { newReply, replies, reply } from './replies.tsx'
import { addReply, changeReply, moveReply, removeReply } from './reply-deeds.ts'
import { keepReplyFile, removeReplyFile, replyFile } from './reply-file-deeds.ts'
import { secondFactor, turnOff, turnOn } from './second-factor-page.tsx'
import { settings } from './settings.tsx'
import { signOut } from './sign-out.ts'
import { mapTemplate, refreshTemplates } from './templates.tsx'
import { setTimes, times } from './times.tsx'

/** Every page of the console and everything that can be done there, a line a place. */
export const routes: readonly Route[] = [
  ...[home, media, attach, signOut],
  ...[inbox, listCsv, conversation, understood, live],
  ...[take, release, wake, resolve, handBack, reopen, snooze, transfer, refer, tag, untag, rename],
  ...[say, cannedFile, retry, listened, note, draft, presence],
  ...[files, keep, forgetView, exporting, exportCsv, exportXlsx],
  ...[lookAtBulk, beginBulk, bulkProgress, stopBulk],
  ...[duplicates, mergePair, partPair, apartPair, walkIn, register],
  ...[file, previewMove, moveOne, withdrawOne, forgetOne, correcting, correct, slip],
  ...[account, preferences, changePassword, endOne, endOthers, secondFactor, turnOn, turnOff],
  ...[plans, savePlan, previewPlan],
  ...[agenda, markAppointment, moveAppointment, cancelAppointment, bookAtDesk, closeDay, newFeed, feedOff],
  ...[agendaCsv, agendaIcs, absences, keepAbsence, removeAbsence],
  ...[announcements, newAnnouncement, addAnnouncement, countLive, previewLive],
  ...[announcementFile, keepAnnouncementFile, removeAnnouncementFile],
  ...[announcementRules, setAnnouncements, switchAnnouncementRule, forgetAnAudience],
  ...[announcement, editAnnouncement, changeAnnouncement, actOnAnnouncement, tryAnnouncement, testCode, keepAnAudience, announcementCsv],
  ...[settings, times, setTimes, channels, refreshTemplates, mapTemplate],
  ...[people, peopleCsv, newPerson, addOne, person, changeOne, disableOne, enableOne, resetOne],
  ...[offers, offersCsv, newOffer, addOffer, offer, opinionsCsv, changeOffer, removeOffer, keepOfferFile, offerFile, removeOfferFile],
  ...[forms, editForm, publishForm, retention, setRetention, letGo],
  ...[journal, journalCsv],
  ...[hours, centreHours, changeHours],
  ...[onCall, addOnCall, removeOnCall],
  ...[replies, newReply, addReply, reply, changeReply, moveReply, removeReply],
  ...[keepReplyFile, replyFile, removeReplyFile],
  ...[recordings, serviceRecordings, keepRecording, recordingFile, removeRecording],
]
