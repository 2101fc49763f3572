import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize'
import { newId } from '../new-id.ts'
import { guardSealedAttributes, sealedAttribute, type Sealed } from '../sealing/sealed.ts'

export const emergencyReasonCodes = [
  'life-threatening',
  'unconscious',
  'urgent-care',
  'team-unavailable',
  'called-in',
  'shift-overrun',
  'other',
] as const
export type EmergencyReasonCode = (typeof emergencyReasonCodes)[number]

export class EmergencyGrant extends Model<
  InferAttributes<EmergencyGrant>,
  InferCreationAttributes<EmergencyGrant>
> {
  declare id: CreationOptional<string>
  declare userId: string
  /** Null where it opens no patient, but one’s own work outside hours and networks. */
  declare patientId: string | null
  declare codeId: string
  declare sessionId: string
  declare reasonCode: EmergencyReasonCode
  declare reason: Sealed
  declare startsAt: Date
  declare endsAt: Date
  declare endedAt: CreationOptional<Date | null>
  /** The request that an officer approved, where the day’s limit was reached. */
  declare requestId: CreationOptional<string | null>
  /** The person’s ward at that time. */
  declare ward: CreationOptional<string | null>
  declare extendedAt: CreationOptional<Date | null>
  declare extensionReason: CreationOptional<Sealed | null>
  declare reviewState: CreationOptional<'due' | 'escalated' | 'done'>
  declare overdueToldAt: CreationOptional<Date | null>
}

export function defineEmergencyGrant(sequelize: Sequelize): void {
  EmergencyGrant.init(
    {
      id: { type: DataTypes.UUID, allowNull: false, primaryKey: true, defaultValue: newId },
      userId: { type: DataTypes.UUID, allowNull: false },
      patientId: { type: DataTypes.UUID },
      codeId: { type: DataTypes.UUID, allowNull: false },
      sessionId: { type: DataTypes.UUID, allowNull: false },
      reasonCode: { type: DataTypes.TEXT, allowNull: false },
      reason: sealedAttribute({ allowNull: false }),
      startsAt: { type: DataTypes.DATE, allowNull: false },
      endsAt: { type: DataTypes.DATE, allowNull: false },
      endedAt: { type: DataTypes.DATE },
      requestId: { type: DataTypes.UUID },
      ward: { type: DataTypes.TEXT },
      extendedAt: { type: DataTypes.DATE },
      extensionReason: sealedAttribute({ allowNull: true }),
      reviewState: { type: DataTypes.TEXT, allowNull: false, defaultValue: 'due' },
      overdueToldAt: { type: DataTypes.DATE },
    },
    { sequelize, modelName: 'EmergencyGrant', tableName: 'emergency_grants', timestamps: false },
  )
  guardSealedAttributes(EmergencyGrant)
}
