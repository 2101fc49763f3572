// What turns text round (embeddings, overrides, isolates: UAX #9), ends a line, controls a terminal, or is never seen.
const TURNS = /[\u202A-\u202E\u2066-\u2069]/u
const CONTROLS = /[\p{Cc}\p{Zl}\p{Zp}\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/u
// Fillers count as letters and show nothing; modifiers only show beside another letter.
const VISIBLE_LETTER = /(?!\p{Lm}|\p{Default_Ignorable_Code_Point})\p{L}/u

/** Why a text cannot stand as the name of a person, as a code; undefined where it can. */
export function nameFault(text: string): 'turns-writing' | 'control-characters' | 'no-letter' | undefined {
  if (TURNS.test(text)) {
    return 'turns-writing'
  }
  if (CONTROLS.test(text) || !text.isWellFormed()) {
    return 'control-characters'
  }
  return VISIBLE_LETTER.test(text) ? undefined : 'no-letter'
}

/** A name as it is kept: as it was written, composed (NFC), without space around it. */
export const keptName = (text: string): string => text.normalize('NFC').trim()
