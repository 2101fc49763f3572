/** Where a form acts, as far as the ATC classification tells medicines apart by it. */
export type Site =
  | 'oral'
  | 'injection'
  | 'skin'
  | 'eye'
  | 'ear'
  | 'nose'
  | 'lungs'
  | 'vagina'
  | 'rectum'
  | 'mouth'
  | 'patch'
  | 'implant'

const forms: readonly [form: string, site: Site, codes: string][] = [
  ['tablet', 'oral', 'tab tabs tablet tablets fct'],
  ['gastro-resistant tablet', 'oral', 'ect'],
  ['modified-release tablet', 'oral', 'srt mrt fcr ert'],
  ['dispersible tablet', 'oral', 'dsp'],
  ['effervescent tablet', 'oral', 'eft'],
  ['chewable tablet', 'oral', 'chu'],
  ['orodispersible tablet', 'oral', 'odt mlt waf'],
  ['sublingual tablet', 'oral', 'slt'],
  ['capsule', 'oral', 'cap caps cab'],
  ['modified-release capsule', 'oral', 'src'],
  ['oral liquid', 'oral', 'syr sol liq'],
  ['oral suspension', 'oral', 'sus'],
  ['oral drops', 'oral', 'drp'],
  ['oral powder', 'oral', 'sac gra'],
  ['injection', 'injection', 'inj pfs pfp ped via amp poi iv cat'],
  ['infusion', 'injection', 'inf'],
  ['cream', 'skin', 'cre'],
  ['ointment', 'skin', 'oin'],
  ['gel', 'skin', 'jel gel'],
  ['lotion', 'skin', 'lot scl'],
  ['shampoo', 'skin', 'sha'],
  ['nail lacquer', 'skin', 'pai'],
  ['eye drops', 'eye', 'opd'],
  ['eye ointment', 'eye', 'eyo'],
  ['ear drops', 'ear', 'ear'],
  ['nasal spray', 'nose', 'nas aqs'],
  ['nasal drops', 'nose', 'nod'],
  ['inhaler', 'lungs', 'inh'],
  ['inhalation powder', 'lungs', 'tbh acc'],
  ['inhalation capsule', 'lungs', 'cps'],
  ['nebuliser solution', 'lungs', 'udv neb'],
  ['vaginal tablet', 'vagina', 'vat'],
  ['vaginal cream', 'vagina', 'vcr'],
  ['suppository', 'rectum', 'sup'],
  ['enema', 'rectum', 'ene'],
  ['lozenge', 'mouth', 'loz'],
  ['mouthwash', 'mouth', 'mow'],
  ['oral gel', 'mouth', 'geo'],
  ['transdermal patch', 'patch', 'ptd pad'],
  ['implant', 'implant', 'imp'],
]

const byCode = new Map(
  forms.flatMap(([form, site, codes]) => codes.split(' ').map((code) => [code, { form, site }] as const)),
)

/** Shampoos and lotions, creams and gels: their strengths are shares of the whole. */
export const isSpread = (form: string): boolean =>
  [
    'cream',
    'ointment',
    'gel',
    'lotion',
    'shampoo',
    'nail lacquer',
    'oral gel',
    'vaginal cream',
    'eye ointment',
  ].includes(form)

/** Whether so many millilitres of it are taken: a strength then says in how many. */
export const isMeasured = (form: string): boolean =>
  ['oral liquid', 'oral suspension', 'oral drops', 'eye drops', 'ear drops', 'nasal drops'].includes(form)

/** The form that the registry's abbreviation stands for; undefined for kits, devices and what cannot be told. */
export const formOf = (abbreviation: string): { readonly form: string; readonly site: Site } | undefined =>
  byCode.get(abbreviation.trim().toLowerCase())
