import { z } from 'zod'
import { choiceInAddress } from '../operations/input.ts'
import { defineStaffQuery } from '../operations/operation.ts'
import { searchCodes } from './search-codes.ts'

/** Codes of diagnoses that fit what somebody types. */
export const codesQuery = defineStaffQuery({
  name: 'diagnoses.codes',
  action: 'diagnosis-code.search',
  event: 'diagnosis-codes.searched',
  subject: 'none',
  input: z.object({ query: choiceInAddress() }),
  find: async ({ prepared }, _context, { query }) => {
    const found = await searchCodes(prepared, query)
    return { found, details: { found: found.codes.length } }
  },
  run: async (_services, _context, _receipt, { found }) => found,
})
