import assert from 'node:assert/strict'
import type { Response } from 'supertest'
import type { Visitor } from '../support/request.ts'

/** The page of the change that was proposed by this answer. */
export function proposalIn(answer: Response): string {
  assert.equal(answer.status, 303, answer.text.slice(0, 2_000))
  const address = String(answer.headers['location'])
  assert.match(address, /^\/security\/setting-changes\/[0-9a-f-]{36}$/)
  return address
}

/** Another person approves what was proposed by this answer. */
export async function approve(answer: Response, by: Visitor): Promise<Response> {
  const token = await by.token()
  const approved = await by.post(`${proposalIn(answer)}/approve`, { _csrf: token })
  assert.equal(approved.status, 303, approved.text.slice(0, 2_000))
  return approved
}
