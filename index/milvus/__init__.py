"""The derived indexes in Milvus, which several servers share."""

from index.milvus.address import MilvusAddress
from index.milvus.opening import MilvusOpener

__all__ = ["MilvusAddress", "MilvusOpener"]
