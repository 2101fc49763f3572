import { FacilitySetting } from '../../models/facility-setting.ts'
import type { Services } from '../services.ts'
import { assertDemo } from './demo-only.ts'
import { makeDemoAccounts } from './make-demo-accounts.ts'

const marker = 'demo-data'

/** Loads the demo's accounts and records into an empty database, once. */
export async function loadDemoData(services: Services, progress: (line: string) => void): Promise<void> {
  assertDemo(services.environment)
  if ((await FacilitySetting.findByPk(marker)) !== null) {
    return
  }
  progress('Making the demo accounts')
  await makeDemoAccounts(services)
  await FacilitySetting.create({ name: marker, value: { version: 1 }, updatedAt: services.clock.now() })
}
