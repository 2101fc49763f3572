import type { Transaction } from 'sequelize'
import { z } from 'zod'
import { FacilitySetting } from '../../../models/facility-setting.ts'
import type { Detector, Thresholds } from './detector.ts'

/** What the facility decided of one detector. */
export type DetectorSettings = { readonly on: boolean; readonly thresholds: Thresholds }

const stored = z.object({ on: z.boolean(), thresholds: z.record(z.string(), z.number()) })

/** The name of the row that holds it. */
export const settingName = ({ kind }: Detector): string => `detector:${kind}`

/** What is on record, and what is usual where nothing is: a detector that nobody decided on is on. */
function settingsFrom(detector: Detector, value: unknown): DetectorSettings {
  const usual = Object.fromEntries(detector.thresholds.map(({ name, usual: count }) => [name, count]))
  const { success, data } = stored.safeParse(value)
  return success
    ? { on: data.on, thresholds: { ...usual, ...data.thresholds } }
    : { on: true, thresholds: usual }
}

/** Reads what the facility decided of these detectors, by their kind. */
export async function readDetectorSettings(
  asked: readonly Detector[],
  transaction?: Transaction,
): Promise<ReadonlyMap<string, DetectorSettings>> {
  const rows = await FacilitySetting.findAll({
    where: { name: asked.map(settingName) },
    ...(transaction === undefined ? {} : { transaction }),
  })
  return new Map(
    asked.map((detector) => [
      detector.kind,
      settingsFrom(detector, rows.find(({ name }) => name === settingName(detector))?.value),
    ]),
  )
}

/** The settings of one detector, of those that were read. */
export const settingsOf = (read: ReadonlyMap<string, DetectorSettings>, detector: Detector) =>
  read.get(detector.kind) ?? settingsFrom(detector, undefined)
