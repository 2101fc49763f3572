/** What substances are called in the catalogue, by what the registry calls them, beside their salts. */
const listed: Readonly<Record<string, string>> = {
  'acetylsalicylic acid': 'aspirin',
  acyclovir: 'aciclovir',
  epinephrine: 'adrenaline',
  norepinephrine: 'noradrenaline',
  amoxycillin: 'amoxicillin',
  'amoxycillin trihydrateequivalent to amoxycillin': 'amoxicillin',
  amethocaine: 'tetracaine',
  amlodopine: 'amlodipine',
  'beclometasone dipropionate': 'beclometasone',
  'beclomethasone dipropionate': 'beclometasone',
  beclomethasone: 'beclometasone',
  'betamethasone valerate': 'betamethasone',
  carbocysteine: 'carbocisteine',
  chlorpheniramine: 'chlorphenamine',
  'co-trimoxazole': 'sulfamethoxazole',
  desloratidine: 'desloratadine',
  dolutegeravir: 'dolutegravir',
  dothiepin: 'dosulepin',
  'fluticasone propionate': 'fluticasone',
  'fluticasone proprionate': 'fluticasone',
  'fluticasone furoate': 'fluticasone furoate',
  glimiperide: 'glimepiride',
  hydrochlorathiazide: 'hydrochlorothiazide',
  hydrochlorthiazide: 'hydrochlorothiazide',
  indomethacin: 'indometacin',
  'hyoscine-n-butylbromide': 'hyoscine butylbromide',
  'hyoscine butylbromide': 'hyoscine butylbromide',
  // The registry has hyoscine butylbromide under both names, in its strengths.
  hyoscyamine: 'hyoscine butylbromide',
  'hyoscyamine butylbromide': 'hyoscine butylbromide',
  'human insulin': 'insulin (human)',
  'norethisterone enantate': 'norethisterone enantate',
  'methyldopa (racemic)': 'methyldopa',
  'naloxone hcl': 'naloxone',
  'ipratropium bromide': 'ipratropium bromide',
  'isosorbide-5-mononitrate': 'isosorbide mononitrate',
  lamividine: 'lamivudine',
  'levothyroxine sodium': 'levothyroxine',
  lignocaine: 'lidocaine',
  'mometasone furoate': 'mometasone',
  nitroglycerin: 'glyceryl trinitrate',
  oestradiol: 'estradiol',
  'estradiol valerate': 'estradiol',
  'potassium clavulanate': 'clavulanic acid',
  'clavulanate potassium': 'clavulanic acid',
  'potassium chloride': 'potassium chloride',
  'rocuronium bromide': 'rocuronium',
  'silver sulphadiazine': 'silver sulfadiazine',
  sulphamethoxazole: 'sulfamethoxazole',
  'sodium valproate': 'valproate',
  'valproic acid': 'valproate',
  'sodium cromoglycate': 'cromoglicic acid',
  'tenofovir disoproxil': 'tenofovir disoproxil',
  'tenofovir disoproxil fumarate': 'tenofovir disoproxil',
  'tenofovir disporoxil fumarate': 'tenofovir disoproxil',
  tenofovir: 'tenofovir disoproxil',
  'tiotropium bromide': 'tiotropium',
  'escitalopram oxalate': 'escitalopram',
  'ketorolac tromethamine': 'ketorolac',
  'pramipexole dihydrochloride': 'pramipexole',
}

const salts = new Set(
  (
    'hydrochloride hcl hci dihydrochloride monohydrochloride dihydrate monohydrate trihydrate hemihydrate sesquihydrate anhydrous ' +
    'sodium potassium calcium magnesium disodium maleate mesylate mesilate besylate besilate tartrate bitartrate hydrogen ' +
    'fumarate hemifumarate succinate sulfate sulphate phosphate acetate citrate hydrobromide bromide nitrate lactate malate ' +
    'tosylate pamoate embonate arginine lysine erbumine tert-butylamine tertbutylamine medoxomil cilexetil axetil proxetil ' +
    'dimesilate pentahydrate oxalate etexilate base micronised'
  ).split(' '),
)

/** The name of a substance in the catalogue: without its salt, in the spelling of the international name. */
export function substanceName(ingredient: string): string {
  const [, equivalent] = / equiv(?:alent|\.)? to (.+)$/i.exec(ingredient) ?? []
  const name = (equivalent ?? ingredient).trim().toLowerCase().replaceAll(/\s+/g, ' ').replace(/\.$/, '')
  const known = listed[name]
  if (known !== undefined) {
    return known
  }
  const words = name.split(' ')
  while (words.length > 1 && salts.has(words.at(-1) ?? '')) {
    words.pop()
  }
  while (words.length > 1 && salts.has(words[0] ?? '')) {
    words.shift()
  }
  const bare = words.join(' ')
  return listed[bare] ?? bare
}
