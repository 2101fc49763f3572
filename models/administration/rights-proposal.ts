import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize'
import { newId } from '../new-id.ts'

export type RightsRequestKind = 'role' | 'user'
/** As they stand in the table; `rejected` is a refusal, and `overtaken` what something else has superseded. */
export type RightsRequestOutcome = 'approved' | 'rejected' | 'withdrawn' | 'overtaken' | 'expired'

export class RightsProposal extends Model<
  InferAttributes<RightsProposal>,
  InferCreationAttributes<RightsProposal>
> {
  declare id: CreationOptional<string>
  declare kind: RightsRequestKind
  /** The role that changes, or into which the user moves. */
  declare roleId: string
  declare userId: CreationOptional<string | null>
  declare before: unknown
  declare after: unknown
  /** When that which changes was last changed before. */
  declare basedOn: Date
  declare reason: string
  declare requestedBy: string
  declare requestedAt: Date
  declare expiresAt: Date
  declare outcome: CreationOptional<RightsRequestOutcome | null>
  declare decidedBy: CreationOptional<string | null>
  declare decidedAt: CreationOptional<Date | null>
  declare comment: CreationOptional<string | null>
}

export function defineRightsProposal(sequelize: Sequelize): void {
  RightsProposal.init(
    {
      id: { type: DataTypes.UUID, allowNull: false, primaryKey: true, defaultValue: newId },
      kind: { type: DataTypes.TEXT, allowNull: false },
      roleId: { type: DataTypes.UUID, allowNull: false },
      userId: { type: DataTypes.UUID },
      before: { type: DataTypes.JSONB, allowNull: false },
      after: { type: DataTypes.JSONB, allowNull: false },
      basedOn: { type: DataTypes.DATE, allowNull: false },
      reason: { type: DataTypes.TEXT, allowNull: false },
      requestedBy: { type: DataTypes.UUID, allowNull: false, field: 'proposed_by' },
      requestedAt: { type: DataTypes.DATE, allowNull: false, field: 'proposed_at' },
      expiresAt: { type: DataTypes.DATE, allowNull: false },
      outcome: { type: DataTypes.TEXT },
      decidedBy: { type: DataTypes.UUID },
      decidedAt: { type: DataTypes.DATE },
      comment: { type: DataTypes.TEXT },
    },
    { sequelize, modelName: 'RightsProposal', tableName: 'rights_proposals', timestamps: false },
  )
}
