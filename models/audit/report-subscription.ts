import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize'
import { newId } from '../new-id.ts'

export const frequencies = ['daily', 'weekly'] as const
export type Frequency = (typeof frequencies)[number]

/** A report that somebody wants by mail. */
export class ReportSubscription extends Model<
  InferAttributes<ReportSubscription>,
  InferCreationAttributes<ReportSubscription>
> {
  declare id: CreationOptional<string>
  declare userId: string
  declare report: string
  declare frequency: Frequency
  /** The facility's day on which the next mail is due; it is about the days before. */
  declare nextOn: string
  declare createdAt: Date
}

export function defineReportSubscription(sequelize: Sequelize): void {
  ReportSubscription.init(
    {
      id: { type: DataTypes.UUID, allowNull: false, primaryKey: true, defaultValue: newId },
      userId: { type: DataTypes.UUID, allowNull: false },
      report: { type: DataTypes.TEXT, allowNull: false },
      frequency: { type: DataTypes.TEXT, allowNull: false },
      nextOn: { type: DataTypes.DATEONLY, allowNull: false },
      createdAt: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, modelName: 'ReportSubscription', tableName: 'report_subscriptions', timestamps: false },
  )
}
