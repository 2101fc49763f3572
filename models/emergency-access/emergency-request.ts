import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize'
import type { EmergencyReasonCode } from './emergency-grant.ts'
import { newId } from '../new-id.ts'
import { guardSealedAttributes, sealedAttribute, type Sealed } from '../sealing/sealed.ts'

/** How a request ends; superseded where the record was erased in the meantime. */
export type EmergencyRequestOutcome = 'approved' | 'refused' | 'superseded'

/** Emergency access beyond the day's limit, which an officer has to approve. */
export class EmergencyRequest extends Model<
  InferAttributes<EmergencyRequest>,
  InferCreationAttributes<EmergencyRequest>
> {
  declare id: CreationOptional<string>
  declare userId: string
  /** Null for one’s own work outside hours and networks. */
  declare patientId: string | null
  declare codeId: string
  declare sessionId: string
  declare reasonCode: EmergencyReasonCode
  declare reason: Sealed
  declare requestedAt: Date
  declare expiresAt: Date
  declare outcome: CreationOptional<EmergencyRequestOutcome | null>
  declare decidedAt: CreationOptional<Date | null>
  declare decidedBy: CreationOptional<string | null>
}

export function defineEmergencyRequest(sequelize: Sequelize): void {
  EmergencyRequest.init(
    {
      id: { type: DataTypes.UUID, allowNull: false, primaryKey: true, defaultValue: newId },
      userId: { type: DataTypes.UUID, allowNull: false },
      patientId: { type: DataTypes.UUID },
      codeId: { type: DataTypes.UUID, allowNull: false },
      sessionId: { type: DataTypes.UUID, allowNull: false },
      reasonCode: { type: DataTypes.TEXT, allowNull: false },
      reason: sealedAttribute({ allowNull: false }),
      requestedAt: { type: DataTypes.DATE, allowNull: false, field: 'asked_at' },
      expiresAt: { type: DataTypes.DATE, allowNull: false, field: 'lapses_at' },
      outcome: { type: DataTypes.TEXT, field: 'decision' },
      decidedAt: { type: DataTypes.DATE },
      decidedBy: { type: DataTypes.UUID },
    },
    { sequelize, modelName: 'EmergencyRequest', tableName: 'emergency_requests', timestamps: false },
  )
  guardSealedAttributes(EmergencyRequest)
}
