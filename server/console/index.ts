import { account } from './account.tsx'
import { changePassword, endOne, endOthers, preferences } from './account-deeds.ts'
import { channels } from './channels.tsx'
import { home } from './home.tsx'
import { centreHours, hours } from './hours.tsx'
import { changeHours } from './hours-deed.ts'
import { journal } from './journal.tsx'
import { journalCsv } from './journal-csv.ts'
import { attach, media } from './media.ts'
import { cannedFile } from './messages/canned-file.tsx'
import { handBack, refer, release, rename, reopen, resolve, snooze, tag, take, transfer, untag, wake } from './messages/deeds.ts'
import { live } from './messages/live.ts'
import { conversation, inbox } from './messages/pages.tsx'
import { draft, note, presence, retry, say } from './messages/say-deeds.ts'
import { understood } from './messages/understood.tsx'
import { onCall } from './on-call.tsx'
import { addOnCall, removeOnCall } from './on-call-deeds.ts'
import type { Route } from './page.ts'
import { people } from './people.tsx'
import { newPerson, person } from './person.tsx'
import { addOne, changeOne, disableOne, enableOne, resetOne } from './person-deeds.tsx'
import { newReply, replies, reply } from './replies.tsx'
import { addReply, changeReply, moveReply, removeReply } from './reply-deeds.ts'
import { keepReplyFile, removeReplyFile, replyFile } from './reply-file-deeds.ts'
import { secondFactor, turnOff, turnOn } from './second-factor-page.tsx'
import { settings } from './settings.tsx'
import { signOut } from './sign-out.ts'
import { setTimes, times } from './times.tsx'

/** Every page of the console and everything that can be done there, a line a place. */
export const routes: readonly Route[] = [
  ...[home, media, attach, signOut],
  ...[inbox, conversation, understood, live],
  ...[take, release, wake, resolve, handBack, reopen, snooze, transfer, refer, tag, untag, rename],
  ...[say, cannedFile, retry, note, draft, presence],
  ...[account, preferences, changePassword, endOne, endOthers, secondFactor, turnOn, turnOff],
  ...[settings, times, setTimes, channels],
  ...[people, newPerson, addOne, person, changeOne, disableOne, enableOne, resetOne],
  ...[journal, journalCsv],
  ...[hours, centreHours, changeHours],
  ...[onCall, addOnCall, removeOnCall],
  ...[replies, newReply, addReply, reply, changeReply, moveReply, removeReply],
  ...[keepReplyFile, replyFile, removeReplyFile],
]
