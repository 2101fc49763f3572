/**
 * Common tests by their LOINC codes, each with the UCUM code of the unit in which South African laboratories usually report it, and
 * what people write for it. What each is called, and what it is in plain words, is among the messages. This material contains
 * content from LOINC (http://loinc.org), which is copyright Regenstrief Institute, Inc. and the LOINC Committee, and available at no
 * cost under the licence at http://loinc.org/license.
 */
const rows = [
  ['718-7', 'g/dL', 'haemoglobin|hemoglobin|hb|hgb'],
  ['4544-3', '%', 'haematocrit|hematocrit|hct|pcv'],
  ['789-8', '10*12/L', 'red cell count|erythrocytes|rbc|red blood cells'],
  ['6690-2', '10*9/L', 'white cell count|leucocytes|leukocytes|wbc|wcc|white blood cells'],
  ['777-3', '10*9/L', 'platelets|plt|thrombocytes|platelet count'],
  ['787-2', 'fL', 'mean cell volume|mcv'],
  ['785-6', 'pg', 'mean cell haemoglobin|mch'],
  ['786-4', 'g/dL', 'mean cell haemoglobin concentration|mchc'],
  ['788-0', '%', 'red cell distribution width|rdw'],
  ['751-8', '10*9/L', 'neutrophils|neutrophil count'],
  ['731-0', '10*9/L', 'lymphocytes|lymphocyte count'],
  ['742-7', '10*9/L', 'monocytes|monocyte count'],
  ['711-2', '10*9/L', 'eosinophils|eosinophil count'],
  ['704-7', '10*9/L', 'basophils|basophil count'],
  ['4537-7', 'mm/h', 'erythrocyte sedimentation rate|esr'],
  ['2951-2', 'mmol/L', 'sodium|na'],
  ['2823-3', 'mmol/L', 'potassium|k'],
  ['2075-0', 'mmol/L', 'chloride|cl'],
  ['1963-8', 'mmol/L', 'bicarbonate|hco3'],
  ['22664-7', 'mmol/L', 'urea'],
  ['14682-9', 'umol/L', 'creatinine|creat'],
  ['62238-1', 'mL/min/{1.73_m2}', 'estimated glomerular filtration rate|egfr|gfr'],
  ['2000-8', 'mmol/L', 'calcium|ca'],
  ['2601-3', 'mmol/L', 'magnesium|mg'],
  ['14879-1', 'mmol/L', 'phosphate|po4'],
  ['2885-2', 'g/L', 'total protein|protein'],
  ['1751-7', 'g/L', 'albumin|alb'],
  ['14631-6', 'umol/L', 'total bilirubin|bilirubin'],
  ['14629-0', 'umol/L', 'conjugated bilirubin|direct bilirubin'],
  ['1742-6', 'U/L', 'alanine transaminase|alt|sgpt'],
  ['1920-8', 'U/L', 'aspartate transaminase|ast|sgot'],
  ['6768-6', 'U/L', 'alkaline phosphatase|alp'],
  ['2324-2', 'U/L', 'gamma-glutamyl transferase|ggt'],
  ['2532-0', 'U/L', 'lactate dehydrogenase|ldh'],
  ['1798-8', 'U/L', 'amylase'],
  ['3040-3', 'U/L', 'lipase'],
  ['2157-6', 'U/L', 'creatine kinase|ck'],
  ['1988-5', 'mg/L', 'c-reactive protein|crp'],
  ['33959-8', 'ug/L', 'procalcitonin|pct'],
  ['14749-6', 'mmol/L', 'glucose (laboratory)|glucose|blood glucose'],
  ['14771-0', 'mmol/L', 'fasting glucose'],
  ['4548-4', '%', 'glycated haemoglobin (hba1c)|hba1c|a1c|glycated haemoglobin'],
  ['14647-2', 'mmol/L', 'total cholesterol|cholesterol'],
  ['14646-4', 'mmol/L', 'hdl cholesterol|hdl'],
  ['22748-8', 'mmol/L', 'ldl cholesterol|ldl'],
  ['14927-8', 'mmol/L', 'triglycerides|tg'],
  ['3016-3', 'm[IU]/L', 'thyroid stimulating hormone|tsh'],
  ['14920-3', 'pmol/L', 'free thyroxine (t4)|ft4|free t4'],
  ['2276-4', 'ug/L', 'ferritin'],
  ['14685-6', 'pmol/L', 'vitamin b12|b12'],
  ['6301-6', '{INR}', 'international normalised ratio|inr'],
  ['5902-2', 's', 'prothrombin time|pt'],
  ['14979-9', 's', 'activated partial thromboplastin time|aptt|ptt'],
  ['67151-1', 'ng/L', 'troponin t, high sensitivity|troponin t|hs troponin t'],
  ['89579-7', 'ng/L', 'troponin i, high sensitivity|troponin i|hs troponin i'],
  ['33762-6', 'ng/L', 'nt-probnp|nt probnp'],
  ['2744-1', '[pH]', 'ph (arterial)|arterial ph|ph'],
  ['2019-8', 'mm[Hg]', 'pco2 (arterial)|pco2'],
  ['2703-7', 'mm[Hg]', 'po2 (arterial)|po2'],
  ['2524-7', 'mmol/L', 'lactate'],
  ['24467-3', '{cells}/uL', 'cd4 count|cd4'],
  ['20447-9', '{copies}/mL', 'hiv viral load|viral load|hiv vl'],
  ['68961-2', null, 'hiv rapid test|hiv rapid'],
  ['5196-1', null, 'hepatitis b surface antigen|hbsag'],
  ['16128-1', null, 'hepatitis c antibodies|hcv'],
  ['20507-0', null, 'syphilis test (rpr)|rpr'],
  ['70569-9', null, 'malaria rapid test|malaria rapid|malaria rdt'],
  ['600-7', null, 'blood culture'],
  ['630-4', null, 'urine culture'],
  ['2106-3', null, 'pregnancy test (urine)|pregnancy test|urine hcg'],
  ['20454-5', null, 'urine dipstick: protein|urine protein'],
  ['25428-4', null, 'urine dipstick: glucose|urine glucose'],
  ['5802-4', null, 'urine dipstick: nitrite|urine nitrite'],
  ['5799-2', null, 'urine dipstick: leucocytes|urine leucocytes|urine leukocytes'],
  ['2514-8', null, 'urine dipstick: ketones|urine ketones'],
] as const

export type CommonTestCode = (typeof rows)[number][0]

/** A test of which it is known what it is. */
export type CommonTest = {
  readonly loinc: CommonTestCode
  /** UCUM; null of what is said in words. */
  readonly ucum: string | null
  /** Small letters; the first is what it is called. */
  readonly aliases: readonly string[]
}

export const commonTests: readonly CommonTest[] = rows.map(([loinc, ucum, aliases]) => ({
  loinc,
  ucum,
  aliases: aliases.split('|'),
}))

const byCode = new Map<string, CommonTest>(commonTests.map((test) => [test.loinc, test]))
const byAlias = new Map<string, CommonTest>(
  commonTests.flatMap((test) => test.aliases.map((alias) => [alias, test] as const)),
)

/** The test of a LOINC code; undefined where it is not among these. */
export const commonTestOf = (loinc: string | null): CommonTest | undefined =>
  loinc === null ? undefined : byCode.get(loinc)

/** The test that somebody means who writes a name, a short form or a LOINC code; undefined where it is not among these. */
export const commonTestNamed = (typed: string): CommonTest | undefined => {
  const plain = typed.trim().toLowerCase().replaceAll(/\s+/g, ' ')
  return byAlias.get(plain) ?? byCode.get(plain)
}

/** Tests that are reported together: the LOINC code of the panel where it has one, and those of its tests in the order of the paper. */
export const resultPanels = {
  'full-blood-count': {
    loinc: '58410-2',
    tests: ['718-7', '4544-3', '789-8', '787-2', '785-6', '786-4', '788-0', '777-3', '6690-2'],
  },
  'differential-count': { loinc: '57023-4', tests: ['751-8', '731-0', '742-7', '711-2', '704-7'] },
  electrolytes: {
    loinc: '24326-1',
    tests: ['2951-2', '2823-3', '2075-0', '1963-8', '22664-7', '14682-9', '62238-1'],
  },
  liver: {
    loinc: '24325-3',
    tests: ['2885-2', '1751-7', '14631-6', '14629-0', '1742-6', '1920-8', '6768-6', '2324-2'],
  },
  hba1c: { loinc: null, tests: ['4548-4'] },
  inr: { loinc: null, tests: ['6301-6'] },
  lipids: { loinc: '57698-3', tests: ['14647-2', '14646-4', '22748-8', '14927-8'] },
  'urine-dipstick': { loinc: '24357-6', tests: ['20454-5', '25428-4', '5802-4', '5799-2', '2514-8'] },
} as const satisfies Record<string, { loinc: string | null; tests: readonly CommonTestCode[] }>
export type ResultPanel = keyof typeof resultPanels
