// "No known problems" recorded as if it were a condition: in codes and in words. SNOMED CT's situations with explicit
// context, and the International Patient Summary's absent and unknown data
// (https://hl7.org/fhir/uv/ips/CodeSystem-absent-unknown-uv-ips.html).

/**
 * What such an entry says: that none are known; that it is not known; or "None" or "Unknown" and nothing else. The last is
 * unclear, and no denial: it may deny conditions, stand where nobody asked, or be all that is left of an entry that named one.
 */
export type ConditionNegation = 'none-known' | 'unknown' | 'unclear'

/** No current problems or disability; past medical history unknown. */
const snomed: Readonly<Record<string, ConditionNegation>> = {
  '160245001': 'none-known',
  '396782006': 'unknown',
}

const systems: Readonly<Record<string, Readonly<Record<string, ConditionNegation>>>> = {
  'http://snomed.info/sct': snomed,
  'urn:oid:2.16.840.1.113883.6.96': snomed,
  'http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips': {
    'no-known-problems': 'none-known',
    'no-problem-info': 'unknown',
  },
  'http://terminology.hl7.org/CodeSystem/v3-NullFlavor': {
    NI: 'unknown',
    UNK: 'unknown',
    NASK: 'unknown',
    ASKU: 'unknown',
  },
  'http://terminology.hl7.org/CodeSystem/data-absent-reason': {
    unknown: 'unknown',
    'asked-unknown': 'unknown',
    'not-asked': 'unknown',
    'asked-declined': 'unknown',
  },
}

function negatedCode(token: string): ConditionNegation | undefined {
  const cut = token.lastIndexOf('|')
  const codes = systems[token.slice(0, Math.max(0, cut))]
  const code = token.slice(cut + 1)
  return codes !== undefined && Object.hasOwn(codes, code) ? codes[code] : undefined
}

const things =
  '(?:(?:medical |health |active )?(?:problems?|conditions?|diagnos[ei]s)|(?:(?:past |previous |relevant |significant )*(?:medical|health|clinical) )?(?:history|illness(?:es)?|diseases?)|comorbidit(?:y|ies)|co morbidit(?:y|ies)|chronic (?:conditions?|diseases?|illness(?:es)?)|abnormalit(?:y|ies))'
const qualities =
  '(?:known|current|active|significant|relevant|past|previous|chronic|other|major|medical|ongoing|reported)'
const denial = new RegExp(
  `^(?:the )?(?:patient )?(?:has |reports )?(?:no|nil|denies(?: any)?) (?:${qualities} )*${things}(?: (?:or|and) (?:disabilit(?:y|ies)|${things}))?(?: (?:known|reported|of note))?$`,
  'u',
)
const phrases: Readonly<Record<string, ConditionNegation>> = {
  none: 'unclear',
  nil: 'unclear',
  unknown: 'unclear',
  'none known': 'none-known',
  'nil known': 'none-known',
  'nil of note': 'none-known',
  'no past medical history': 'none-known',
  'previously healthy': 'none-known',
  'previously well': 'none-known',
  'not known': 'unclear',
  'not asked': 'unknown',
  'no information about problems': 'unknown',
  'no information about current problems': 'unknown',
  'problems not known': 'unknown',
}

/** What SNOMED CT's full names end with. */
const semanticTag = /\s*\((?:situation|finding|disorder)\)\s*$/i

const plain = (words: string): string =>
  words
    .normalize('NFC')
    .replace(semanticTag, '')
    .toLowerCase()
    .replaceAll(/[‐‑–—_-]/gu, ' ')
    .replaceAll(/[.!"'“”‘’]/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim()

function negatedWords(words: string): ConditionNegation | undefined {
  const text = plain(words)
  if (Object.hasOwn(phrases, text)) {
    return phrases[text]
  }
  return denial.test(text) ? 'none-known' : undefined
}

/** Words that deny something in the languages of the records at hand, or stand for a code that has no words. */
const mayDeny =
  /(?:^|[^\p{L}])(?:no|nil|none|not|unknown|denies|without|geen|kein\p{L}*|nicht|aucun\p{L}*|sin|ningun\p{L}*|nessun\p{L}*|nenhum\p{L}*|ingen|inga)(?:[^\p{L}]|$)|^code \S+/iu

/**
 * What an entry of a list of conditions says where it is none: that none are known, that nothing is known, or not clearly. Undefined for
 * a condition and for any other finding, also where its words name something although its code denies it.
 * @param entry.codes `system|code` each
 */
export function conditionNegationOf(entry: {
  readonly words: string
  readonly codes: readonly string[]
}): ConditionNegation | undefined {
  const coded = entry.codes.map(negatedCode).find((negation) => negation !== undefined)
  return coded !== undefined && mayDeny.test(entry.words) ? coded : negatedWords(entry.words)
}
