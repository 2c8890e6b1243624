"""The tables of access. Times are seconds since 1970; of tokens and keys only hashes are stored."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
)

metadata = MetaData()

users = Table(
    "access_users",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("name", String(64), nullable=False, unique=True),
    Column("role", String(16), nullable=False),
    # None where a proxy vouches for the user.
    Column("password", String(200)),
    Column("is_disabled", Boolean, nullable=False, default=False),
    Column("created", Float, nullable=False),
)
groups = Table(
    "access_groups",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("name", String(64), nullable=False, unique=True),
)
members = Table(
    "access_members",
    metadata,
    Column("user_id", String(16), ForeignKey("access_users.id"), nullable=False),
    Column("group_id", String(16), ForeignKey("access_groups.id"), nullable=False),
    PrimaryKeyConstraint("user_id", "group_id"),
)
sessions = Table(
    "access_sessions",
    metadata,
    Column("token", LargeBinary(32), primary_key=True),
    Column("user_id", String(16), ForeignKey("access_users.id"), nullable=False, index=True),
    Column("created", Float, nullable=False),
    Column("seen", Float, nullable=False),
)
keys = Table(
    "access_keys",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("user_id", String(16), ForeignKey("access_users.id"), nullable=False, index=True),
    Column("label", String(64), nullable=False),
    Column("secret", LargeBinary(32), nullable=False),
    Column("created", Float, nullable=False),
    Column("used", Float),
)
attempts = Table(
    "access_attempts",
    metadata,
    Column("subject", String(200), primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("last", Float, nullable=False, index=True),
    Column("blocked_until", Float, nullable=False),
)
uploads = Table(
    "access_uploads",
    metadata,
    Column("user_id", String(16), nullable=False),
    Column("day", Integer, nullable=False),
    Column("size", Integer, nullable=False),
    PrimaryKeyConstraint("user_id", "day"),
)
audit = Table(
    "access_audit",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("time", Float, nullable=False),
    Column("actor", String(80), nullable=False),
    Column("action", String(32), nullable=False),
    Column("subject", String(120), nullable=False),
    Column("corpus", String(48), nullable=False),
    Column("told", String(300), nullable=False),
)
