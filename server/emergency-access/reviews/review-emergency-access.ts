import type { KeyObject } from 'node:crypto'
import type { Transaction } from 'sequelize'
import { z } from 'zod'
import { Alert } from '../../../models/security/alert.ts'
import { EmergencyGrant } from '../../../models/emergency-access/emergency-grant.ts'
import { EmergencyReview } from '../../../models/emergency-access/emergency-review.ts'
import { newId } from '../../../models/new-id.ts'
import { readGrant, type GrantRow } from '../../../models/queries/emergency-access/emergency-grants.ts'
import { auditedChange } from '../../audit/record.ts'
import { OvertakenError } from '../../overtaken/overtaken.ts'
import { choice, requiredText } from '../../operations/fields.ts'
import { idInAddress } from '../../operations/input.ts'
import { defineStaffCommand, type StaffContext } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import { emergencyReviewEscalated } from '../mails/emergency-review-escalated.ts'
import { paths } from '../../paths.ts'
import { fieldSealer } from '../../patients/sealed-fields.ts'
import { raiseAlert } from '../../security/raise-alert.ts'
import type { Services } from '../../services.ts'
import { loadGrantKey } from '../grants/grant-key.ts'

const reviewOutcomes = ['justified', 'unjustified', 'escalated'] as const
type Outcome = (typeof reviewOutcomes)[number]

async function tellOfEscalation(
  services: Services,
  transaction: Transaction,
  { proof, at }: StaffContext,
  grant: GrantRow,
): Promise<void> {
  const link = paths.reviewEmergencyAccess(grant.id)
  await raiseAlert(services, transaction, {
    kind: 'emergency-review-escalated',
    severity: 'critical',
    at,
    userId: grant.user_id,
    patientId: grant.patient_id,
    grantId: grant.id,
    link,
    message: emergencyReviewEscalated({
      who: grant.user_name,
      reviewer: proof.actor.displayName,
      reviewLink: services.publicUrl.link(link),
    }),
  })
}

/** Says who has reviewed a grant since it was read: the newest review of it. */
async function reviewedMeanwhile(grant: GrantRow, transaction: Transaction): Promise<OvertakenError> {
  const review = await EmergencyReview.findOne({
    where: { grantId: grant.id },
    order: [['opinion', 'DESC']],
    transaction,
    rejectOnEmpty: true,
  })
  const { outcome, reviewerId, reviewedAt } = review
  const done = outcome === 'escalated' ? 'escalated' : 'reviewed'
  return new OvertakenError(
    { what: 'emergency-access', done, by: reviewerId, at: reviewedAt, values: { outcome } },
    {
      next: { href: paths.reviewEmergencyAccess(grant.id), label: 'what-stands-there' },
      about: aboutGrant(grant),
      help: outcome === 'escalated' ? ['second-opinion'] : ['was-found'],
    },
  )
}

/** What somebody had to do with an emergency access, for which they may not review it. */
const partIn = (grant: GrantRow, userId: string): 'own-grant' | 'own-approval' | undefined => {
  if (grant.user_id === userId) {
    return 'own-grant'
  }
  return grant.approved_by === userId ? 'own-approval' : undefined
}

/** Why somebody may never review this: they had it, approved it, or gave the first opinion. */
function whyNotReview(grant: GrantRow, userId: string) {
  const escalatedIt = grant.review_state === 'escalated' && grant.reviewer_id === userId
  return partIn(grant, userId) ?? (escalatedIt ? 'own-escalation' : undefined)
}

/** Whether this person may write down a review now: the first, or a second opinion on what somebody else escalated. */
export const mayReview = (grant: GrantRow, userId: string): boolean =>
  grant.review_state !== 'done' && whyNotReview(grant, userId) === undefined

/** The grant to review. @throws Refused where there is none */
export async function findGrant(services: Services, id: string): Promise<GrantRow> {
  const grant = await readGrant(services.prepared, id)
  if (grant === undefined) {
    throw new Refused('no-such-thing')
  }
  return grant
}

/** What audit rows name of a grant. */
export const aboutGrant = (grant: Pick<GrantRow, 'id' | 'patient_id'>) => ({
  resource: { type: 'emergency-grant', id: grant.id },
  ...(grant.patient_id === null ? {} : { patientId: grant.patient_id }),
})

const next = { href: paths.emergencyReviews(), label: 'reviews' } as const

/**
 * Locks a grant as it was read.
 * @returns the key for the words of its review
 * @throws Refused before its end; OvertakenError where somebody else has reviewed it since
 */
async function lockForReview(
  services: Services,
  transaction: Transaction,
  grant: GrantRow,
  at: Date,
): Promise<KeyObject> {
  const key = await loadGrantKey(services, grant.patient_id, transaction)
  const { endsAt, endedAt, reviewState } = await EmergencyGrant.findByPk(grant.id, {
    attributes: ['endsAt', 'endedAt', 'reviewState'],
    transaction,
    lock: transaction.LOCK.NO_KEY_UPDATE,
    rejectOnEmpty: true,
  })
  // What is still going on cannot be judged: nobody knows yet what will be done with it.
  if (endedAt === null && endsAt > at) {
    throw new Refused('still-running', { values: { until: endsAt }, about: aboutGrant(grant) })
  }
  if (reviewState !== grant.review_state || reviewState === 'done') {
    throw await reviewedMeanwhile(grant, transaction)
  }
  return key
}

/** Writes down what a reviewer thinks, and tells officers where they cannot tell. */
async function write(
  services: Services,
  transaction: Transaction,
  context: StaffContext,
  { grant, ...review }: { grant: GrantRow; opinion: 1 | 2; outcome: Outcome; comment: string },
): Promise<string> {
  const { proof, at } = context
  const { outcome, opinion } = review
  const id = newId()
  const key = await lockForReview(services, transaction, grant, at)
  const comment = fieldSealer(key, 'emergency_reviews', id).required('comment', review.comment)
  await EmergencyReview.create(
    { id, grantId: grant.id, reviewerId: proof.actor.id, opinion, outcome, comment, reviewedAt: at },
    { transaction },
  )
  const reviewState = outcome === 'escalated' ? 'escalated' : 'done'
  await EmergencyGrant.update({ reviewState }, { where: { id: grant.id }, transaction })
  await Alert.update(
    { acknowledgedAt: at, acknowledgedBy: proof.actor.id },
    { where: { grantId: grant.id, kind: 'emergency-review-overdue', acknowledgedAt: null }, transaction },
  )
  if (outcome === 'escalated') {
    await tellOfEscalation(services, transaction, context, grant)
  }
  return id
}

/**
 * Writes down what a reviewer other than the person who broke the glass thinks of it: the first review, or the second opinion
 * on an escalated one. What was written before stays as it is.
 */
export const reviewEmergencyAccess = defineStaffCommand({
  name: 'emergency-access.review',
  action: 'emergency-access.review',
  event: 'emergency-access.reviewed',
  subject: 'none',
  input: z.object({
    id: idInAddress,
    outcome: choice('the-outcome', reviewOutcomes),
    comment: requiredText('a-comment', 2_000),
  }),
  run: async (services, context, { id, outcome, comment }) => {
    const { proof, origin } = context
    const grant = await findGrant(services, id)
    const about = aboutGrant(grant)
    const forbidden = whyNotReview(grant, proof.actor.id)
    if (forbidden !== undefined) {
      throw new Refused(forbidden, { about, next })
    }
    const opinion = grant.review_state === 'escalated' ? 2 : 1
    if (opinion === 2 && outcome === 'escalated') {
      throw new Refused('escalated-already', { about })
    }
    return auditedChange(services, proof, origin, 'emergency-access.reviewed', async (transaction) => ({
      value: await write(services, transaction, context, { grant, opinion, outcome, comment }),
      ...about,
      details: { outcome, ...(opinion === 2 ? { secondOpinion: true } : {}) },
    }))
  },
})
