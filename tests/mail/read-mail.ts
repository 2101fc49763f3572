import { Message } from '../../models/message.ts'
import { runJobs } from '../support/jobs.ts'
import type { TestApp } from '../support/test-app.ts'

/** What was written to this address, the oldest first, once every job that is due is done. */
export async function mailTo(testApp: TestApp, address: string) {
  await runJobs(testApp)
  const messages = await Message.findAll({
    order: [
      ['createdAt', 'ASC'],
      ['id', 'ASC'],
    ],
  })
  return messages
    .map((message) => ({ kind: message.kind, ...testApp.services.mail.open(message) }))
    .filter(({ to }) => to === address)
}

/** The path of the link in the newest mail of this kind to this address. */
export async function linkTo(testApp: TestApp, address: string, kind: string): Promise<string> {
  const mail = (await mailTo(testApp, address)).findLast((message) => message.kind === kind)
  const link = /https?:\/\/\S+/.exec(mail?.text ?? '')?.[0]
  if (link === undefined) {
    throw new Error(`there is no mail of the kind ${kind} to ${address}`)
  }
  return new URL(link).pathname
}
