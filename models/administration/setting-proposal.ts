import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize'
import { newId } from '../new-id.ts'

export const settingOutcomes = ['approved', 'refused', 'withdrawn', 'superseded', 'expired'] as const
export type SettingOutcome = (typeof settingOutcomes)[number]

/** A change of what the facility sets for everybody, laid before a second person. */
export class SettingProposal extends Model<
  InferAttributes<SettingProposal>,
  InferCreationAttributes<SettingProposal>
> {
  declare id: CreationOptional<string>
  /** The setting that changes, by its name. */
  declare setting: string
  declare before: unknown
  declare after: unknown
  declare reason: CreationOptional<string | null>
  declare requestedBy: string
  declare requestedAt: Date
  declare expiresAt: Date
  declare outcome: CreationOptional<SettingOutcome | null>
  declare decidedBy: CreationOptional<string | null>
  declare decidedAt: CreationOptional<Date | null>
  declare comment: CreationOptional<string | null>
}

export function defineSettingProposal(sequelize: Sequelize): void {
  SettingProposal.init(
    {
      id: { type: DataTypes.UUID, allowNull: false, primaryKey: true, defaultValue: newId },
      setting: { type: DataTypes.TEXT, allowNull: false },
      before: { type: DataTypes.JSONB, allowNull: false },
      after: { type: DataTypes.JSONB, allowNull: false },
      reason: { type: DataTypes.TEXT },
      requestedBy: { type: DataTypes.UUID, allowNull: false },
      requestedAt: { type: DataTypes.DATE, allowNull: false },
      expiresAt: { type: DataTypes.DATE, allowNull: false },
      outcome: { type: DataTypes.TEXT },
      decidedBy: { type: DataTypes.UUID },
      decidedAt: { type: DataTypes.DATE },
      comment: { type: DataTypes.TEXT },
    },
    { sequelize, tableName: 'setting_proposals', timestamps: false },
  )
}
