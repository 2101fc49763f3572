import {
  DataTypes,
  Model,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize'

/** A name that a user has, or had. A trigger on the users writes it; it stays when they are renamed or removed. */
export class ActorName extends Model<InferAttributes<ActorName>, InferCreationAttributes<ActorName>> {
  declare userId: string
  declare username: string
  declare displayName: string
}

export function defineActorName(sequelize: Sequelize): void {
  ActorName.init(
    {
      userId: { type: DataTypes.UUID, allowNull: false, primaryKey: true },
      username: { type: DataTypes.TEXT, allowNull: false, primaryKey: true },
      displayName: { type: DataTypes.TEXT, allowNull: false, primaryKey: true },
    },
    { sequelize, modelName: 'ActorName', tableName: 'actor_names', timestamps: false },
  )
}
