import type { WardCapacity } from '../../server/ward-kinds.ts'
import { isolated } from '../isolated.ts'
import type { Words } from '../words/words.ts'

/** As what somebody is on a ward, in words. @param covers for whom they cover */
export const capacityWords = (
  { say }: Pick<Words, 'say'>,
  capacity: WardCapacity,
  covers: string | null,
): string =>
  capacity === 'covering'
    ? say('wards.capacity.covering', { name: isolated(covers ?? '') })
    : say(`wards.capacity.${capacity}`)
