/** What is measured of a patient’s vital signs, in the order in which it is shown. */
export const vitalKinds = [
  'blood-pressure',
  'pulse',
  'temperature',
  'respiration',
  'oxygen-saturation',
  'weight',
  'height',
  'head-circumference',
  'pain',
  'glucose',
] as const
export type VitalKind = (typeof vitalKinds)[number]

/** Where or how it was measured, where that changes what the number means. */
export const circumstances = [
  'left-arm',
  'right-arm',
  'leg',
  'lying',
  'standing',
  'arterial-line',
  'regular',
  'irregular',
  'oral',
  'axillary',
  'tympanic',
  'forehead',
  'rectal',
  'on-air',
  'on-oxygen',
  'standing-up',
  'lying-down',
  'fasting',
  'not-fasting',
] as const
export type Circumstance = (typeof circumstances)[number]

/** What a number means for the age at which it was taken. */
export const interpretations = ['usual', 'low', 'high', 'critical-low', 'critical-high'] as const
export type Interpretation = (typeof interpretations)[number]

/** Where the numbers are from; what each is called is among the messages. The numbers are facts: no words are taken over. */
export type LimitsSource =
  | 'news2'
  | 'news2-temperature'
  | 'esc-2018'
  | 'acc-aha-2017'
  | 'aap-2017'
  | 'pals-2020'
  | 'pals-2020-pressure'
  | 'pals-2020-rate'
  | 'pals-2020-pulse'
  | 'pals-2020-pulse-12'
  | 'who-oxygen-2013'
  | 'who-imci-2014'
  | 'who-imci-2014-rate'
  | 'nice-ng143'
  | 'nice-ng143-older'
  | 'ihsg-2017'
  | 'bapm-2017'

/** How one of them is measured and written down. */
export type Measure = {
  /** As it is written; '' for a bare score. */
  readonly unit: string
  /** How many digits may stand after the point. */
  readonly decimals: number
  /** Nobody alive is measured below or above: what is outside was typed or read wrongly. */
  readonly plausible: readonly [from: number, to: number]
  /** What can be said of where or how. */
  readonly circumstances: readonly Circumstance[]
}

/** The lower number of a blood pressure. */
export const plausibleDiastolic = [10, 200] as const

/** Each with what a number of it can be. */
export const measures: Readonly<Record<VitalKind, Measure>> = {
  'blood-pressure': {
    unit: 'mmHg',
    decimals: 0,
    plausible: [30, 300],
    circumstances: ['left-arm', 'right-arm', 'leg', 'lying', 'standing', 'arterial-line'],
  },
  pulse: { unit: '/min', decimals: 0, plausible: [10, 350], circumstances: ['regular', 'irregular'] },
  temperature: {
    unit: '°C',
    decimals: 1,
    plausible: [20, 45],
    circumstances: ['oral', 'axillary', 'tympanic', 'forehead', 'rectal'],
  },
  respiration: { unit: '/min', decimals: 0, plausible: [1, 150], circumstances: [] },
  'oxygen-saturation': {
    unit: '%',
    decimals: 0,
    plausible: [20, 100],
    circumstances: ['on-air', 'on-oxygen'],
  },
  weight: { unit: 'kg', decimals: 3, plausible: [0.2, 650], circumstances: [] },
  height: { unit: 'cm', decimals: 1, plausible: [20, 275], circumstances: ['standing-up', 'lying-down'] },
  'head-circumference': { unit: 'cm', decimals: 1, plausible: [15, 80], circumstances: [] },
  pain: { unit: '', decimals: 0, plausible: [0, 10], circumstances: [] },
  glucose: { unit: 'mmol/L', decimals: 1, plausible: [0.3, 120], circumstances: ['fasting', 'not-fasting'] },
}

/** One reading as it is written: "120/80" of a blood pressure. */
export const readingText = ({
  value,
  diastolic,
}: {
  readonly value: string
  readonly diastolic: string | null
}): string => (diastolic === null ? value : `${value}/${diastolic}`)
