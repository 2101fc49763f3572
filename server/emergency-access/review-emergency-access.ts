import type { Transaction } from 'sequelize'
import { Alert } from '../../models/alert.ts'
import { EmergencyGrant } from '../../models/emergency-grant.ts'
import { EmergencyReview } from '../../models/emergency-review.ts'
import { newId } from '../../models/new-id.ts'
import type { GrantRow } from '../../models/queries/emergency-grants.ts'
import { auditedChange, type ChangeReceipt } from '../audit/record.ts'
import { Overtaken } from '../overtaken/overtaken.ts'
import type { StaffRequest } from '../http/staff-route.ts'
import { emergencyReviewEscalated } from './mails/emergency-review-escalated.ts'
import { paths } from '../paths.ts'
import { fieldSealer } from '../patients/sealed-fields.ts'
import { raiseAlert } from '../security/raise-alert.ts'
import type { Services } from '../services.ts'
import { loadGrantKey } from './grant-key.ts'

/** What is still going on cannot be judged: nobody knows yet what will be done with it. */
export class StillRunning extends Error {
  readonly endsAt: Date
  constructor(endsAt: Date) {
    super('an emergency access that is running cannot be reviewed')
    this.name = 'StillRunning'
    this.endsAt = endsAt
  }
}

export type Review = { readonly outcome: 'justified' | 'unjustified' | 'escalated'; readonly comment: string }

async function tellOfEscalation(
  services: Services,
  transaction: Transaction,
  { clearance, at }: StaffRequest,
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
      reviewer: clearance.actor.displayName,
      reviewLink: services.publicUrl.link(link),
    }),
  })
}

/** Says who has reviewed a grant since it was read: the newest review of it. */
async function reviewedMeanwhile(grant: GrantRow, transaction: Transaction): Promise<Overtaken> {
  const review = await EmergencyReview.findOne({
    where: { grantId: grant.id },
    order: [['opinion', 'DESC']],
    transaction,
    rejectOnEmpty: true,
  })
  const { outcome, reviewerId, reviewedAt } = review
  const done = outcome === 'escalated' ? 'escalated' : 'reviewed'
  return new Overtaken(
    { what: 'emergency-access', done, by: reviewerId, at: reviewedAt, values: { outcome } },
    {
      next: { href: paths.reviewEmergencyAccess(grant.id), label: 'what-stands-there' },
      about: {
        resource: { type: 'emergency-grant', id: grant.id },
        ...(grant.patient_id === null ? {} : { patientId: grant.patient_id }),
      },
      help: outcome === 'escalated' ? ['second-opinion'] : ['was-found'],
    },
  )
}

/**
 * Writes down what a reviewer thinks of an emergency access: the first review, or the second opinion on an escalated
 * one. What was written before stays as it is.
 * @throws Overtaken where somebody else wrote it meanwhile; StillRunning before its end; RecordErased
 */
export async function reviewEmergencyAccess(
  services: Services,
  request: StaffRequest,
  grant: GrantRow,
  { outcome, comment }: Review,
): Promise<ChangeReceipt<string>> {
  const { clearance, origin, at } = request
  const id = newId()
  const opinion = grant.review_state === 'escalated' ? 2 : 1
  return auditedChange(services, clearance, origin, 'emergency-access.reviewed', async (transaction) => {
    const key = await loadGrantKey(services, grant.patient_id, transaction)
    const {
      endsAt,
      endedAt,
      reviewState: state,
    } = await EmergencyGrant.findByPk(grant.id, {
      attributes: ['endsAt', 'endedAt', 'reviewState'],
      transaction,
      lock: transaction.LOCK.NO_KEY_UPDATE,
      rejectOnEmpty: true,
    })
    if (endedAt === null && endsAt > at) {
      throw new StillRunning(endsAt)
    }
    if (state !== grant.review_state || state === 'done') {
      throw await reviewedMeanwhile(grant, transaction)
    }
    await EmergencyReview.create(
      {
        id,
        grantId: grant.id,
        reviewerId: clearance.actor.id,
        opinion,
        outcome,
        comment: fieldSealer(key, 'emergency_reviews', id).required('comment', comment),
        reviewedAt: at,
      },
      { transaction },
    )
    const reviewState = outcome === 'escalated' ? 'escalated' : 'done'
    await EmergencyGrant.update({ reviewState }, { where: { id: grant.id }, transaction })
    await Alert.update(
      { acknowledgedAt: at, acknowledgedBy: clearance.actor.id },
      {
        where: { grantId: grant.id, kind: 'emergency-review-overdue', acknowledgedAt: null },
        transaction,
      },
    )
    if (outcome === 'escalated') {
      await tellOfEscalation(services, transaction, request, grant)
    }
    return {
      value: id,
      ...(grant.patient_id === null ? {} : { patientId: grant.patient_id }),
      resource: { type: 'emergency-grant', id: grant.id },
      details: { outcome, ...(opinion === 2 ? { secondOpinion: true } : {}) },
    }
  })
}
