"""multilingual-e5-small as other libraries know it: for training it further, exporting it and comparing with it."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from index.e5_checkpoint import E5Checkpoint

if TYPE_CHECKING:
    from transformers import BertModel, PreTrainedTokenizerFast

_LAYER_NAMES = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
_PARTS = {"w": "weight", "b": "bias"}


def tensor_names(layers: int) -> dict[str, str]:
    """Map the names of BertModel's weights to those of the model file."""
    names = {
        "embeddings.word_embeddings.weight": "emb.word",
        "embeddings.position_embeddings.weight": "emb.pos",
        "embeddings.token_type_embeddings.weight": "emb.type",
        "embeddings.LayerNorm.weight": "emb.ln.w",
        "embeddings.LayerNorm.bias": "emb.ln.b",
    }
    for layer, (ours, theirs), (part, kind) in product(range(layers), _LAYER_NAMES.items(), _PARTS.items()):
        names[f"encoder.layer.{layer}.{theirs}.{kind}"] = f"l{layer}.{ours}.{part}"
    return names


def bert_model(checkpoint: E5Checkpoint) -> BertModel:
    """Build the model in transformers, in float32 and without a pooler, ready to encode."""
    import torch
    from transformers import BertConfig, BertModel

    sizes = checkpoint.sizes
    settings = BertConfig(
        vocab_size=sizes.vocabulary,
        hidden_size=sizes.hidden,
        num_hidden_layers=sizes.layers,
        num_attention_heads=sizes.heads,
        intermediate_size=sizes.feed_forward,
        max_position_embeddings=sizes.positions,
        type_vocab_size=sizes.token_types,
        layer_norm_eps=sizes.layer_norm_epsilon,
        pad_token_id=1,
    )
    with torch.device("meta"):
        model = BertModel(settings, add_pooling_layer=False)
    weights = {name: torch.from_numpy(checkpoint.tensor(ours)) for name, ours in tensor_names(sizes.layers).items()}
    model.load_state_dict(weights, assign=True, strict=False)
    # No weights, so not in the file: which positions and token types a text has unless it is told.
    model.embeddings.position_ids = torch.arange(sizes.positions).expand(1, -1)
    model.embeddings.token_type_ids = torch.zeros(1, sizes.positions, dtype=torch.long)
    return model.eval()


def fast_tokenizer(checkpoint: E5Checkpoint) -> PreTrainedTokenizerFast:
    """Build the tokenizer in transformers."""
    from transformers import PreTrainedTokenizerFast

    return PreTrainedTokenizerFast(
        tokenizer_object=checkpoint.tokenizer,
        bos_token="<s>",
        cls_token="<s>",
        eos_token="</s>",
        sep_token="</s>",
        pad_token="<pad>",
        unk_token="<unk>",
        mask_token="<mask>",
        model_max_length=checkpoint.sizes.positions,
        model_input_names=["input_ids", "attention_mask"],
    )


def save_sentence_transformer(checkpoint: E5Checkpoint, folder: Path) -> None:
    """Write a folder (470 MB) that sentence-transformers and transformers load."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer

    with TemporaryDirectory() as backbone:
        bert_model(checkpoint).save_pretrained(backbone)
        fast_tokenizer(checkpoint).save_pretrained(backbone)
        modules = [Transformer(backbone), Pooling(checkpoint.sizes.hidden), Normalize()]
    prompts = {"query": "query: ", "document": "passage: "}
    SentenceTransformer(modules=modules, prompts=prompts, device="cpu").save(str(folder))
