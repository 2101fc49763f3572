import type { Words } from './words/words.ts'
import type { TimeFormat } from './format.ts'
import type { MessageToSay } from './words/said.ts'
import type { RecordMenu } from './patients/record-menu.ts'
import type { MenuItem, PatientSearchPlaces, WaitingLine } from './frame/shown.ts'

export type { MenuItem } from './frame/shown.ts'

/** What the frame around every page is told. All of it is plain text, already formatted for the reader. */
export type Shell = {
  /** The nonce of this answer's Content-Security-Policy. */
  readonly nonce: string
  /** In the reader's language. */
  readonly words: Words
  readonly time: TimeFormat
  readonly csrfToken: string
  readonly stylesheet: string
  readonly script: string
  readonly favicon: string
  /** Absent before sign-in. */
  readonly person?: Person | undefined
  /** Absent before sign-in. */
  readonly idle?: IdleTimeout | undefined
  readonly menu: readonly MenuItem[]
  /** Where the pages about the patient lead to whom this one is about; absent where it is about none. */
  readonly record?: RecordMenu | undefined
  /** Where patients are searched; absent for those who find none, or not now. */
  readonly search?: PatientSearchPlaces | undefined
  /** What waits for the reader, each with the way to its rows; absent where nobody knows, as before sign-in. */
  readonly waiting?: readonly WaitingLine[] | undefined
  /** The reader's live grants of emergency access. */
  readonly emergencies: readonly EmergencyBanner[]
  /** When the reader's hours end, where that is within this working day. */
  readonly hours?: HoursBanner | undefined
  /** What the reader must see to soon, such as a licence that runs out. */
  readonly reminders?: readonly string[] | undefined
  /** What just went well. */
  readonly notice?: string | undefined
  /** The reader's code for the next emergency, shown this once. */
  readonly newAccessCode?: string | undefined
  /** What the forms of this page are told about themselves; absent before sign-in. */
  readonly forms?: PageForms | undefined
  readonly restored?: RestoredNote | undefined
  readonly keptApart?: readonly KeptApart[] | undefined
  /** Nobody is signed in in this browser: other tabs of it show nothing any more. */
  readonly sessionOver?: boolean | undefined
  readonly demo: boolean
}

export type HoursBanner = {
  readonly endsAt: string
  readonly endsAtIso: string
  readonly secondsLeft: number
  readonly minutesLeft: number
  /** Near enough to be shown now. */
  readonly soon: boolean
  /** The reader has patients whom others must cover. */
  readonly handsOver: boolean
  /** Where to ask for emergency access, for those who may. */
  readonly goOnHref: string | undefined
}

/** Something was posted for this form, but perhaps not by the reader. */
export type KeptApart = {
  /** "3 Mar 2026, 10:42" */
  readonly when: string
  readonly address: string
  readonly because: 'held' | 'ended'
  /** The page, with its form filled with it. */
  readonly fillHref: string
  /** The page without it, where its form is filled with it now. */
  readonly withoutHref?: string | undefined
  readonly discardAction: string
}

/** What the reader had typed into this form is in it again. */
export type RestoredNote = {
  readonly words: MessageToSay
  /** Absent where it is not of a draft. */
  readonly discard?: { readonly draft: string; readonly action: string } | undefined
  /** This page with the form as it is at first; what is kept stays. Absent where it is that already. */
  readonly emptyHref?: string | undefined
  /** Other unfinished ones of this form. */
  readonly others: readonly { readonly words: string; readonly href: string }[]
}

/** A form that is sent to another address than its page's, filled with what was typed into it. */
export type FilledForm = RestoredNote & {
  readonly typed: Readonly<Record<string, string>>
  /** The draft that it was filled from, as the form says it. */
  readonly from?: string | undefined
  /** What it was filled from is not of this reader for sure: the form that was saved separately. */
  readonly apart?: string | undefined
}

export type PageForms = {
  /** The address of the page. */
  readonly page: string
  /** By the address that they are sent to. */
  readonly filled: ReadonlyMap<string, FilledForm>
  /** The form that the page is about: it goes on with what was kept of it, or with what was posted. */
  readonly continued?:
    | {
        readonly paths: readonly string[]
        readonly key?: string | undefined
        readonly from?: string | undefined
        readonly apart?: string | undefined
      }
    | undefined
}

/** When the session ends if nobody uses it, and where the browser turns then. */
export type IdleTimeout = {
  readonly seconds: number
  /** Until the session has lasted as long as it may. */
  readonly absoluteSeconds: number
  /** In the facility's zone: "10:42". */
  readonly endsAt: string
  /** The page is there to be written on: it is not taken away by itself where no script can keep the text first. */
  readonly writing: boolean
  readonly scripts: readonly string[]
  /** The facility’s wall clock: "2026-11-21T21:40". */
  readonly local: string
  readonly stayAction: string
  readonly draftAction: string
  readonly signedOutHref: string
}

export type Person = {
  readonly displayName: string
  readonly roleTitle: string
  /** In the facility's zone: "21:40". */
  readonly sessionEndsAt: string
}

export type EmergencyBanner = {
  readonly grantId: string
  /** The record number, never a name: the banner stands on pages that others may see. Absent where it is for one's own work. */
  readonly patient?: { readonly label: string; readonly href: string } | undefined
  readonly endsAt: string
  readonly endsAtIso: string
  readonly minutesLeft: number
  /** Where to ask for more time; absent once that was done. */
  readonly extendHref?: string | undefined
  /** Where to POST to end it. */
  readonly endAction: string
}
