// What turns text round (embeddings, overrides, isolates: UAX #9), ends a line, controls a terminal, or is never seen.
const TURNS = /[\u202A-\u202E\u2066-\u2069]/u
const CONTROLS = /[\p{Cc}\p{Zl}\p{Zp}\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/u
// Fillers count as letters and show nothing; modifiers only show beside another letter.
const VISIBLE_LETTER = /(?!\p{Lm}|\p{Default_Ignorable_Code_Point})\p{L}/u

/**
 * Why a text cannot stand as the name of a person, in words for whoever typed it; undefined where it can.
 * @param label with its article: "the family name"
 */
export function nameFault(text: string, label: string): string | undefined {
  if (TURNS.test(text)) {
    return `Type ${label} again: it holds invisible characters that turn the direction of writing round`
  }
  if (CONTROLS.test(text) || !text.isWellFormed()) {
    return `Type ${label} again on one line: it holds control characters`
  }
  if (!VISIBLE_LETTER.test(text)) {
    return `Enter ${label} with at least one letter; a dash or another sign is not a name`
  }
  return undefined
}

/** A name as it is kept: as it was written, composed (NFC), without space around it. */
export const keptName = (text: string): string => text.normalize('NFC').trim()
