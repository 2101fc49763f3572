import { foldCase } from './case-fold.ts'

/** A letter of a name, folded; two forms where it is written with one letter or with two (ü and ue, å and aa). */
export type FoldedLetter = readonly [form: string, otherForm?: string]

// Letters that Unicode does not take apart, after case folding.
const plainLetters: Readonly<Record<string, FoldedLetter>> = {
  æ: ['ae', 'a'],
  œ: ['oe', 'o'],
  ø: ['o', 'oe'],
  đ: ['d'],
  ð: ['d'],
  þ: ['th'],
  ł: ['l'],
  ħ: ['h'],
  ŧ: ['t'],
  ŋ: ['ng'],
  ɓ: ['b'],
  ɗ: ['d'],
  ɛ: ['e'],
  ɔ: ['o'],
  ə: ['e'],
  // Arabic letters that are written for one another; the seats of hamza come apart by themselves.
  ة: ['ه'],
  ۃ: ['ه'],
  ہ: ['ه'],
  ھ: ['ه'],
  ى: ['ي'],
  ی: ['ي'],
  ٱ: ['ا'],
  ک: ['ك'],
  // The stroke that only lengthens a word.
  ـ: [''],
}

// Two marks over a vowel are an umlaut, a ring over a is å; both have a way to be written without.
const marked: Readonly<Record<string, FoldedLetter>> = {
  'a\u0308': ['a', 'ae'],
  'o\u0308': ['o', 'oe'],
  'u\u0308': ['u', 'ue'],
  'a\u030a': ['a', 'aa'],
}

const pairs: Readonly<Record<string, FoldedLetter>> = {
  ae: ['ae', 'a'],
  oe: ['oe', 'o'],
  ue: ['ue', 'u'],
  aa: ['aa', 'a'],
}

const letterPattern = /[aou]\u0308|a\u030a|ae|oe|ue|aa|./gsu

/**
 * A text as it is compared, letter by letter: case, accents and other marks away (Łukasz as lukasz), letters that keyboards
 * lack as those written for them (ß as ss), Arabic letters that are written for one another as one. What is no letter stays.
 */
export function foldLetters(text: string): FoldedLetter[] {
  // Folded before, because marks such as the iota subscript have capitals, and after, because NFKD brings new letters.
  const letters = foldCase(foldCase(text).normalize('NFKD')).normalize('NFKD')
  return [...letters.matchAll(letterPattern)]
    .map(([letter]): FoldedLetter => marked[letter] ?? pairs[letter] ?? plainLetters[letter] ?? [letter])
    .filter(([letter]) => letter !== '' && !/^\p{M}+$/u.test(letter))
}
