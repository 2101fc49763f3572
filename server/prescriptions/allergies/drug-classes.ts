/**
 * Classes of medicines in which an allergy to one member speaks against others, by prefixes of the ATC classification (WHO
 * Collaborating Centre for Drug Statistics Methodology). What belongs together and what crosses follows:
 * - beta-lactams: Drug allergy: diagnosis and management, NICE CG183 (2014); Khan DA et al., Drug allergy: a 2022 practice
 *   parameter update, J Allergy Clin Immunol 2022;150:1333; side chains: Zagursky RJ, Pichichero ME, J Allergy Clin Immunol
 *   Pract 2018;6:72;
 * - NSAIDs: Kowalski ML et al., Allergy 2013;68:1219; aromatic anticonvulsants: Bohan KH et al., Pharmacotherapy 2007;27:1425;
 * - the rest: the practice parameter named first, and the products' own professional information.
 * It is an aid, not a formulary: interactions, doses and excipients (egg, soya, sulfites) are not in it.
 */
export type DrugClass = {
  readonly id: string
  readonly name: string
  /** Prefixes of ATC codes of its members. */
  readonly atc: readonly string[]
  /** Words by which the class itself is named in an allergy. */
  readonly words: readonly string[]
}

/** What names penicillins, cephalosporins and carbapenems at once. */
const betaLactams = ['beta-lactam', 'beta-lactams', 'betalactam', 'betalactams', 'β-lactam', 'β-lactams']

/** Corticosteroids that are inhaled together with what opens the airways: not all of R03AK and R03AL are that. */
const inhaledTogether = [
  'R03AK06',
  'R03AK07',
  'R03AK08',
  'R03AK09',
  'R03AK10',
  'R03AK11',
  'R03AK12',
  'R03AK13',
  'R03AK14',
  'R03AL08',
  'R03AL09',
  'R03AL11',
  'R03AL12',
] as const

export const drugClasses = [
  {
    id: 'penicillins',
    name: 'penicillins',
    atc: ['J01C'],
    words: [
      'penicillin',
      'penicillins',
      'penicilin',
      'pencillin',
      'penicilline',
      'penizillin',
      'penicilina',
      'pcn',
      ...betaLactams,
    ],
  },
  {
    id: 'cephalosporins',
    name: 'cephalosporins',
    atc: ['J01DB', 'J01DC', 'J01DD', 'J01DE', 'J01DI'],
    words: ['cephalosporin', 'cephalosporins', 'cefalosporin', 'cefalosporins', ...betaLactams],
  },
  {
    id: 'aminocephalosporins',
    name: 'cephalosporins with the side chain of amoxicillin or ampicillin',
    atc: ['J01DB01', 'J01DB05', 'J01DB09', 'J01DC04', 'J01DC08', 'J01DC10'],
    words: [],
  },
  {
    id: 'carbapenems',
    name: 'carbapenems',
    atc: ['J01DH'],
    words: ['carbapenem', 'carbapenems', ...betaLactams],
  },
  {
    id: 'sulfonamide-antibiotics',
    name: 'sulfonamide antibiotics',
    atc: ['J01EB', 'J01EC', 'J01ED', 'J01EE', 'D06BA', 'A07EC01', 'S01AB', 'P01BD51'],
    words: ['sulfonamide', 'sulfonamides', 'sulphonamide', 'sulphonamides', 'sulfa', 'sulpha', 'sulfa drugs'],
  },
  {
    id: 'nsaids',
    name: 'anti-inflammatory painkillers (NSAIDs) and aspirin',
    atc: ['M01A', 'B01AC06', 'B01AC56', 'N02BA', 'M02AA', 'S01BC', 'C01EB16', 'R02AX01', 'R02AX02'],
    words: ['nsaid', 'nsaids', 'anti-inflammatories', 'anti-inflammatory', 'salicylate', 'salicylates'],
  },
  {
    id: 'opiates',
    name: 'opiates (morphine, codeine and their kind)',
    // Of the cough suppressants those that are of morphine's kind: not dextromethorphan, not noscapine.
    atc: [
      'N02AA',
      'R05DA01',
      'R05DA03',
      'R05DA04',
      'R05DA08',
      'R05DA12',
      'R05DA20',
      'N02AF',
      'N02AG',
      'N02AJ0',
      'N02AE01',
      'N07BC01',
      'N07BC51',
      'A07DA02',
    ],
    words: ['opiate', 'opiates', 'opioid', 'opioids'],
  },
  {
    id: 'phenylpiperidines',
    name: 'opioids of the fentanyl and pethidine kind',
    atc: ['N02AB', 'N01AH'],
    words: ['opioid', 'opioids'],
  },
  {
    id: 'tramadol-kind',
    name: 'tramadol and tapentadol',
    atc: ['N02AX02', 'N02AX06', 'N02AX52', 'N02AJ13', 'N02AJ14'],
    words: ['opioid', 'opioids'],
  },
  {
    id: 'other-opioids',
    name: 'pentazocine and tilidine',
    atc: ['N02AD', 'N02AX01'],
    words: ['opioid', 'opioids'],
  },
  { id: 'methadone-kind', name: 'methadone', atc: ['N07BC02', 'N02AC'], words: ['opioid', 'opioids'] },
  {
    id: 'ace-inhibitors',
    name: 'ACE inhibitors',
    atc: ['C09A', 'C09B'],
    words: ['ace inhibitor', 'ace inhibitors', 'acei'],
  },
  {
    id: 'angiotensin-blockers',
    name: 'angiotensin receptor blockers',
    atc: ['C09C', 'C09D'],
    words: ['angiotensin receptor blocker', 'sartan', 'sartans', 'arb'],
  },
  { id: 'macrolides', name: 'macrolides', atc: ['J01FA'], words: ['macrolide', 'macrolides'] },
  { id: 'lincosamides', name: 'lincosamides', atc: ['J01FF'], words: ['lincosamide', 'lincosamides'] },
  {
    id: 'quinolones',
    name: 'quinolones',
    atc: ['J01M', 'S01AE', 'S02AA15'],
    words: ['quinolone', 'quinolones', 'fluoroquinolone', 'fluoroquinolones'],
  },
  { id: 'tetracyclines', name: 'tetracyclines', atc: ['J01AA', 'D06AA'], words: ['tetracyclines'] },
  {
    id: 'aminoglycosides',
    name: 'aminoglycosides',
    atc: ['J01G', 'S01AA12', 'S01AA11'],
    words: ['aminoglycoside', 'aminoglycosides'],
  },
  {
    id: 'glycopeptides',
    name: 'glycopeptide antibiotics',
    atc: ['J01XA', 'A07AA09'],
    words: ['glycopeptide', 'glycopeptides'],
  },
  {
    id: 'nitroimidazoles',
    name: 'nitroimidazoles',
    atc: ['P01AB', 'J01XD', 'G01AF01'],
    words: ['nitroimidazole', 'nitroimidazoles'],
  },
  {
    id: 'azole-antifungals',
    name: 'azole antifungals',
    atc: ['J02AB', 'J02AC', 'D01AC', 'G01AF'],
    words: ['azole', 'azoles', 'azole antifungals'],
  },
  { id: 'statins', name: 'statins', atc: ['C10AA', 'C10B'], words: ['statin', 'statins'] },
  {
    id: 'amide-anaesthetics',
    name: 'local anaesthetics of the amide kind',
    atc: ['N01BB', 'S01HA07', 'S02DA01', 'C05AD01', 'D04AB01', 'R02AD02', 'C01BB01'],
    words: ['local anaesthetic', 'local anaesthetics', 'local anesthetic', 'local anesthetics'],
  },
  {
    id: 'ester-anaesthetics',
    name: 'local anaesthetics of the ester kind',
    atc: [
      'N01BA',
      'N01BC',
      'S01HA01',
      'S01HA02',
      'S01HA03',
      'S01HA04',
      'C05AD02',
      'C05AD03',
      'D04AB04',
      'D04AB06',
      'R02AD01',
    ],
    words: ['local anaesthetic', 'local anaesthetics', 'local anesthetic', 'local anesthetics'],
  },
  {
    id: 'aromatic-anticonvulsants',
    name: 'aromatic anticonvulsants',
    atc: ['N03AF', 'N03AB', 'N03AX09', 'N03AA'],
    words: ['aromatic anticonvulsant', 'aromatic anticonvulsants'],
  },
  {
    id: 'iodinated-contrast',
    name: 'iodinated contrast media',
    atc: ['V08A'],
    words: [
      'iodinated contrast',
      'contrast media',
      'contrast medium',
      'contrast dye',
      'ct contrast',
      'x-ray contrast',
      'iodine contrast',
    ],
  },
  {
    id: 'gadolinium-contrast',
    name: 'gadolinium contrast media',
    atc: ['V08C'],
    words: ['gadolinium', 'mri contrast'],
  },
  { id: 'heparins', name: 'heparins', atc: ['B01AB'], words: ['heparin', 'heparins'] },
  {
    id: 'proton-pump-inhibitors',
    name: 'proton pump inhibitors',
    atc: ['A02BC'],
    words: ['proton pump inhibitor', 'proton pump inhibitors', 'ppi'],
  },
  { id: 'insulins', name: 'insulins', atc: ['A10A'], words: ['insulin', 'insulins'] },
  {
    id: 'corticosteroids',
    name: 'corticosteroids',
    // In airways, eyes, ears and bowels too.
    atc: [
      'H02AB',
      'D07',
      'D10AA',
      'R03BA',
      'R01AD',
      'S01BA',
      'S01CA',
      'S01CB',
      'S02B',
      'S02C',
      'S03B',
      'S03C',
      'A07EA',
      'C05AA',
      'A01AC',
      ...inhaledTogether,
    ],
    words: ['corticosteroid', 'corticosteroids', 'steroids'],
  },
  {
    id: 'beta-blockers',
    name: 'beta blockers',
    atc: ['C07', 'S01ED', 'C09BX02', 'C09BX04'],
    words: ['beta blocker', 'beta blockers', 'beta-blocker', 'beta-blockers'],
  },
  {
    id: 'benzodiazepines',
    name: 'benzodiazepines',
    atc: ['N05BA', 'N05CD', 'N03AE'],
    words: ['benzodiazepine', 'benzodiazepines'],
  },
  {
    id: 'thiazides',
    name: 'thiazides, indapamide and chlortalidone',
    atc: ['C03A', 'C03B', 'C03EA', 'C07B', 'C09BA', 'C09BX01', 'C09DA', 'C09DX01'],
    words: ['thiazide', 'thiazides'],
  },
  {
    id: 'aminosalicylates',
    name: 'aminosalicylates (mesalazine and its kind)',
    atc: ['A07EC'],
    words: ['aminosalicylate', 'aminosalicylates', 'salicylate', 'salicylates'],
  },
  {
    id: 'antimalarial-artemisinins',
    name: 'artemisinins',
    atc: ['P01BE', 'P01BF'],
    words: ['artemisinin', 'artemisinins'],
  },
] as const satisfies readonly DrugClass[]

export type DrugClassId = (typeof drugClasses)[number]['id']

/** An allergy to one class that can speak against another, and how far. */
export type CrossReaction = {
  readonly from: DrugClassId
  readonly to: DrugClassId
  /** 'warning' asks for a reason to go on; 'caution' is said only. */
  readonly level: 'warning' | 'caution'
  readonly note: string
}

export const crossReactions: readonly CrossReaction[] = [
  {
    from: 'penicillins',
    to: 'aminocephalosporins',
    level: 'warning',
    note: 'cefalexin, cefaclor, cefadroxil, cefradine and cefprozil share a side chain with amoxicillin or ampicillin',
  },
  {
    from: 'aminocephalosporins',
    to: 'penicillins',
    level: 'warning',
    note: 'amoxicillin and ampicillin share a side chain with it',
  },
  {
    from: 'penicillins',
    to: 'cephalosporins',
    level: 'caution',
    note: 'about 2 in 100 react to a cephalosporin with another side chain; fewer to newer ones',
  },
  {
    from: 'cephalosporins',
    to: 'penicillins',
    level: 'caution',
    note: 'a reaction to a penicillin is possible',
  },
  {
    from: 'penicillins',
    to: 'carbapenems',
    level: 'caution',
    note: 'fewer than 1 in 100 react to a carbapenem',
  },
  { from: 'cephalosporins', to: 'carbapenems', level: 'caution', note: 'a reaction to a carbapenem is rare' },
  {
    from: 'carbapenems',
    to: 'penicillins',
    level: 'caution',
    note: 'a reaction to a penicillin is possible',
  },
  {
    from: 'opiates',
    to: 'tramadol-kind',
    level: 'caution',
    note: 'tramadol is of another kind, but reactions after codeine were reported',
  },
  {
    from: 'nsaids',
    to: 'aminosalicylates',
    level: 'caution',
    note: 'not to be given after a reaction to a salicylate such as aspirin',
  },
  {
    from: 'ace-inhibitors',
    to: 'angiotensin-blockers',
    level: 'caution',
    note: 'after angioedema from an ACE inhibitor, 2 to 10 in 100 have it again',
  },
  {
    from: 'amide-anaesthetics',
    to: 'ester-anaesthetics',
    level: 'caution',
    note: 'of the other kind; find out which one it was, and its preservative',
  },
  {
    from: 'ester-anaesthetics',
    to: 'amide-anaesthetics',
    level: 'caution',
    note: 'of the other kind; find out which one it was, and its preservative',
  },
  {
    from: 'macrolides',
    to: 'lincosamides',
    level: 'caution',
    note: 'of another structure; a reaction to both is rare',
  },
  {
    from: 'sulfonamide-antibiotics',
    to: 'thiazides',
    level: 'caution',
    note: 'a sulfonamide that is no antibiotic; a reaction to both is rare',
  },
]
