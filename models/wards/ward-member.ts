import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize'
import type { MembershipEnd, WardCapacity } from '../../server/ward-kinds.ts'
import { newId } from '../new-id.ts'

/** A time of somebody on a ward or in a team. */
export class WardMember extends Model<InferAttributes<WardMember>, InferCreationAttributes<WardMember>> {
  declare id: CreationOptional<string>
  declare wardId: string
  declare userId: string
  declare capacity: WardCapacity
  /** For whom they cover. */
  declare covers: CreationOptional<string | null>
  declare startsAt: Date
  /** Null until ended. */
  declare endsAt: CreationOptional<Date | null>
  declare addedBy: string | null
  declare createdAt: Date
  /** Whoever ended it, or set its end. */
  declare endedBy: CreationOptional<string | null>
  declare endedHow: CreationOptional<MembershipEnd | null>
}

export function defineWardMember(sequelize: Sequelize): void {
  WardMember.init(
    {
      id: { type: DataTypes.UUID, allowNull: false, primaryKey: true, defaultValue: newId },
      wardId: { type: DataTypes.UUID, allowNull: false },
      userId: { type: DataTypes.UUID, allowNull: false },
      capacity: { type: DataTypes.TEXT, allowNull: false },
      covers: { type: DataTypes.UUID },
      startsAt: { type: DataTypes.DATE, allowNull: false },
      endsAt: { type: DataTypes.DATE },
      addedBy: { type: DataTypes.UUID },
      createdAt: { type: DataTypes.DATE, allowNull: false },
      endedBy: { type: DataTypes.UUID },
      endedHow: { type: DataTypes.TEXT },
    },
    { sequelize, modelName: 'WardMember', tableName: 'ward_members', timestamps: false },
  )
}
