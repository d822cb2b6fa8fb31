import type { VNode } from 'preact'
import type { z } from 'zod'
import type { Claimed, NotKept, Stored } from '../../bot/media/store.ts'
import type { OpenedFile } from '../../bot/ports.ts'
import type { ConsoleWords } from '../../locales/console.ts'
import type { Role, Staff } from '../../prisma/store/staff.ts'
import { complaint } from './complaint.ts'
import type { ConsoleParts } from './parts.ts'

export type ConsolePath = '/console' | `/console/${string}`
/** Where in the rail a page belongs. */
export type Place = 'home' | 'messages' | 'agenda' | 'files' | 'announcements' | 'settings' | 'account'
/** Who may see it or do it: at least one role, or it does not compile. */
export type Roles = readonly [Role, ...Role[]]
type Where = { path: ConsolePath; roles: Roles }

/** What was typed into a form that was refused, and what is wrong with it, by field. */
export type Again = { typed: Readonly<Record<string, unknown>>; wrong: Readonly<Record<string, string>>; sentence: string }

/** One request of somebody who is signed in. */
export type Ask = {
  staff: Staff
  parts: ConsoleParts
  words: ConsoleWords
  now: Date
  /** Asked by a script of ours for a part of a page, which is put into the page that is there. */
  fragment: boolean
  /** The digest that names the session. */
  session: string
  /** Goes with every form. */
  csrf: string
  /** The address asked for, with its query. */
  url: string
  /** Where this server was asked, like `https://jisr.example.ma`. */
  origin: string
  /** Whether there is a page at an address, and for this person. */
  opens(path: ConsolePath): boolean
  requestId: string
  again: Again | null
}

/** `place`: null belongs nowhere. */
export type Shown = { title: string; place: Place | null; content: VNode; wide: boolean }
export type Page = Where & { kind: 'page'; show(ask: Ask, asked: unknown): Promise<Shown | null> }

/** Not done: the status, and why. */
export type Refusal = { refused: number; sentence: string }
/** What came of a deed. */
export type Outcome =
  /** Go there; `told` is said once on the page that follows. */
  | { go: string; told?: string }
  /** A page that is shown once and has no address: what must not be read again, like a link that opens an account. */
  | { once: Omit<Shown, 'wide'> }
  /** A part of the page, for a script of ours. `triggers` are events for it, by name (`HX-Trigger`). */
  | { show: VNode; status?: number; triggers?: Readonly<Record<string, unknown>> }
  /** Not done, and why; `fields` by the name of the field. The page `back` is shown again with what was typed. */
  | (Refusal & { fields?: Readonly<Record<string, string>> })
  /** There is no such thing, or not for this person. */
  | null
export type Deed = Where & { kind: 'deed'; back: Page | null; act(ask: Ask, asked: unknown, body: unknown): Promise<Outcome> }

export type Given = { name: string; type: string; body: string | Buffer | NodeJS.ReadableStream }
export type Download = Where & { kind: 'download'; give(ask: Ask, asked: unknown): Promise<Given | null> }

/** Says something on an open stream: an event's name, and its data as plain data or HTML. */
export type Say = (event: string, data: unknown) => void
export type Stream = Where & { kind: 'stream'; open(ask: Ask, asked: unknown, say: Say): Promise<(() => void) | null> }

/** A file shown in place or saved, and in parts where a player asks for parts. */
export type FileRoute = Where & {
  kind: 'file'
  open(ask: Ask, asked: unknown, part?: { from: number; to: number }): Promise<OpenedFile | null>
}
/** What came of a file: it is kept; it is none that is; or nothing was done with it, and why. */
export type Taken = Stored | NotKept | Refusal | null
/** Takes a file, by POST from a script of ours; null: there is nothing it could belong to, or not for this person. */
export type Upload = Where & {
  kind: 'upload'
  take(ask: Ask, asked: unknown, content: AsyncIterable<Uint8Array>, claimed: Claimed): Promise<Taken>
  /** Said once on the page that follows. */
  told: ((ask: Ask) => string) | null
}

export type Route = Page | Deed | Download | Stream | FileRoute | Upload

type PageSpec<P, D> = Where & {
  place: Place
  /** The address's parts and its query, as strings. What does not fit is the same 404 as what does not exist. */
  params: z.ZodType<P>
  /** What the page needs; null for what does not exist or is not this person's to see. */
  load(ask: Ask, params: P): Promise<D | null>
  title(data: D, ask: Ask): string
  view(data: D, ask: Ask): VNode
  /** Takes the whole width, without margins. */
  wide?: boolean
}

/** A console page as data: its address, who may see it, what it needs, how it looks. */
export const page = <P, D>({ path, roles, place, params, load, title, view, wide = false }: PageSpec<P, D>): Page => ({
  kind: 'page',
  path,
  roles,
  async show(ask, asked) {
    const read = params.safeParse(asked)
    const data = read.success ? await load(ask, read.data) : null
    return data === null ? null : { title: title(data, ask), place, content: view(data, ask), wide }
  },
})

type DeedSpec<P, B> = Where & {
  params: z.ZodType<P>
  /** What the form holds. A check's message is a key of the console's words. */
  body: z.ZodType<B>
  /** The page the form is on: shown again, with what was typed, when it is refused. */
  back: Page | null
  act(ask: Ask, params: P, body: B): Promise<Outcome>
}

/** What a form or button does, by POST. That it comes from a page of ours, and of whom, is checked before. */
export const deed = <P, B>({ path, roles, params, body, back, act }: DeedSpec<P, B>): Deed => ({
  kind: 'deed',
  path,
  roles,
  back,
  async act(ask, asked, posted) {
    const where = params.safeParse(asked)
    if (!where.success) return null
    const read = body.safeParse(posted)
    if (read.success) return act(ask, where.data, read.data)
    const fields = Object.fromEntries(read.error.issues.map(issue => [issue.path.join('.'), complaint(ask.words, issue)]))
    return { refused: 422, sentence: ask.words('form.wrong'), fields }
  },
})

type DownloadSpec<P> = Where & { params: z.ZodType<P>; give(ask: Ask, params: P): Promise<Given | null> }

/** A file to keep: a table, a picture. */
export const download = <P>({ path, roles, params, give }: DownloadSpec<P>): Download => ({
  kind: 'download',
  path,
  roles,
  async give(ask, asked) {
    const read = params.safeParse(asked)
    return read.success ? give(ask, read.data) : null
  },
})

type StreamSpec<P> = Where & { params: z.ZodType<P>; open(ask: Ask, params: P, say: Say): Promise<(() => void) | null> }

/** Server-sent events, for as long as the session lasts. `open` answers how to leave. */
export const stream = <P>({ path, roles, params, open }: StreamSpec<P>): Stream => ({
  kind: 'stream',
  path,
  roles,
  async open(ask, asked, say) {
    const read = params.safeParse(asked)
    return read.success ? open(ask, read.data, say) : null
  },
})

type FileSpec<P> = Where & {
  params: z.ZodType<P>
  open(ask: Ask, params: P, part?: { from: number; to: number }): Promise<OpenedFile | null>
}

/** A file of a conversation. */
export const fileRoute = <P>({ path, roles, params, open }: FileSpec<P>): FileRoute => ({
  kind: 'file',
  path,
  roles,
  async open(ask, asked, part) {
    const read = params.safeParse(asked)
    return read.success ? open(ask, read.data, part) : null
  },
})

type UploadSpec<P> = Where & {
  params: z.ZodType<P>
  take(ask: Ask, params: P, content: AsyncIterable<Uint8Array>, claimed: Claimed): Promise<Taken>
  told?(ask: Ask): string
}

/** What takes a file. The form's token comes in the header `X-CSRF-Token`: it is checked before anything is read. */
export const upload = <P>({ path, roles, params, take, told }: UploadSpec<P>): Upload => ({
  kind: 'upload',
  path,
  roles,
  told: told ?? null,
  async take(ask, asked, content, claimed) {
    const read = params.safeParse(asked)
    return read.success ? take(ask, read.data, content, claimed) : null
  },
})
