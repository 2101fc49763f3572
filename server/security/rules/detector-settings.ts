import type { Transaction } from 'sequelize'
import { z } from 'zod'
import { readSettings, setting, type Setting } from '../../facility/setting.ts'
import { thresholdOf, type Detector, type Thresholds } from './detector.ts'

/** What the facility decided of one detector. */
export type DetectorSettings = { readonly on: boolean; readonly thresholds: Thresholds }

const stored = z.object({ on: z.boolean(), thresholds: z.record(z.string(), z.number()) })

/** What is decided of a detector, as people read it. */
const detectorInWords = ({ thresholds }: Detector, settings: DetectorSettings): string =>
  [
    settings.on ? 'on' : 'off',
    ...thresholds.map(({ name, label }) => `${label}: ${thresholdOf(settings.thresholds, name)}`),
  ].join('; ')

/** How settings stand in an audit row. */
const recorded = ({ on, thresholds }: DetectorSettings): readonly string[] => [
  on ? 'on' : 'off',
  ...Object.entries(thresholds).map(([name, value]) => `${name}=${value}`),
]

/** What the facility decides of a detector. One that nobody decided on is on, and a threshold that nobody set is the usual one. */
export function detectorSetting(detector: Detector): Setting<DetectorSettings> {
  const usual = Object.fromEntries(detector.thresholds.map(({ name, usual: count }) => [name, count]))
  return setting<DetectorSettings>(
    `detector:${detector.kind}`,
    stored.transform(({ on, thresholds }) => ({ on, thresholds: { ...usual, ...thresholds } })),
    { on: true, thresholds: usual },
    { words: (held) => detectorInWords(detector, held), recorded, grave: true },
  )
}

/** Reads what the facility decided of these detectors, each with its own. */
export async function readDetectorSettings(
  asked: readonly Detector[],
  within?: Transaction,
): Promise<{ detector: Detector; settings: DetectorSettings }[]> {
  const settings = asked.map(detectorSetting)
  const read = await readSettings(settings, within)
  return asked.flatMap((detector, index) => {
    const held = read[index]
    return held === undefined ? [] : [{ detector, settings: held }]
  })
}
