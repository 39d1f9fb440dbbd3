package io.offshoot.diffusion.model;

import io.offshoot.diffusion.torchscript.ScriptModule;
import io.offshoot.diffusion.torchscript.TensorData;
import java.io.IOException;
import java.util.List;

/** CLIP's text encoder as a TorchScript module (transformers {@code models/clip/modeling_clip.py}). */
final class TextModule {

    private static final String PREFIX = "text_model.";

    /** Published configurations give this as the end token; transformers then pools at the largest id. */
    private static final int POOL_AT_LARGEST_ID = 2;

    private static final String POOL = "(self).pool(ids, last, )";

    private final TextConfig config;
    private final Layers layers;

    TextModule(TextConfig config, Layers layers) {
        this.config = config;
        this.layers = layers;
    }

    ScriptModule build() throws IOException {
        int width = config.hiddenSize();
        Statements lower = new Statements();
        int top = config.layers() - 1;
        for (int i = 0; i < top; i++) {
            String name = "encoder.layers." + i;
            lower.call(name, layer(PREFIX + name), "x");
        }
        ScriptModule module = lower.module("CLIPTextModel", methods())
                .child("top_layer", layer(PREFIX + "encoder.layers." + top))
                .child("final_layer_norm", layers.layerNorm(PREFIX + "final_layer_norm", width, config.layerNormEps()))
                .tensor("token_embedding", embedding("token_embedding", config.vocabSize()))
                .tensor("position_embedding", embedding("position_embedding", config.maxPositionEmbeddings()))
                .whole("vocab_size", config.vocabSize())
                .whole("eos_token_id", config.eosTokenId());
        if (config.projects()) {
            List<String> projection = List.of("text_projection");
            module.child("text_projection", layers.linearWithoutBias(projection, width, config.projectionDim()));
        }
        return module;
    }

    private TensorData embedding(String name, int rows) throws IOException {
        return layers.weight(PREFIX + "embeddings." + name + ".weight", rows, config.hiddenSize());
    }

    private String methods() {
        return """
                def token_embeddings(self, ids: Tensor) -> Tensor:
                  return torch.to(torch.embedding(self.token_embedding, ids), 6)
                def embed(self, ids: Tensor, concepts: Tensor) -> Tensor:
                  last = torch.sub(self.vocab_size, 1)
                  x = torch.to(torch.embedding(self.token_embedding, torch.clamp(ids, 0, last)), TYPE)
                  if torch.gt(torch.size(concepts, 0), 0):
                    rows = torch.clamp(torch.sub(ids, self.vocab_size), 0)
                    concept = torch.embedding(torch.to(concepts, TYPE), rows)
                    x = torch.where(torch.unsqueeze(torch.gt(ids, last), 2), concept, x)
                  return torch.add(x, torch.slice(POSITIONS, 0, 0, torch.size(ids, 1)))
                def penultimate(self, embeddings: Tensor) -> Tensor:
                  x = embeddings
                %s  return x
                def last(self, penultimate: Tensor) -> Tensor:
                  x = (self.top_layer).forward(penultimate, )
                  return (self.final_layer_norm).forward(x, )
                def pool(self, ids: Tensor, last: Tensor) -> Tensor:
                  at = torch.argmax(POOLED, 1, True)
                  at = torch.expand(torch.unsqueeze(at, 2), [-1, -1, torch.size(last, 2)])
                  return torch.squeeze(torch.gather(last, 1, at), 1)
                def forward(self, ids: Tensor, concepts: Tensor) -> Tensor:
                  embeddings = (self).embed(ids, concepts, )
                  return torch.to((self).last((self).penultimate(embeddings, ), ), 6)
                def hidden_states(self, ids: Tensor, concepts: Tensor) -> Tuple[Tensor, Tensor, Tensor, Tensor]:
                  embeddings = (self).embed(ids, concepts, )
                  penultimate = (self).penultimate(embeddings, )
                  last = (self).last(penultimate, )
                  pooled = torch.to(PROJECTED, 6)
                  return (torch.to(embeddings, 6), torch.to(penultimate, 6), torch.to(last, 6), pooled)
                """.replace("TYPE", Integer.toString(layers.type().code()))
                .replace("POSITIONS", layers.precision().read("position_embedding"))
                .replace("PROJECTED", config.projects() ? "(self.text_projection).forward(%s, )".formatted(POOL) : POOL)
                .replace("POOLED", pooledAt());
    }

    private String pooledAt() {
        return config.eosTokenId() == POOL_AT_LARGEST_ID ? "ids" : "torch.to(torch.eq(ids, self.eos_token_id), 3)";
    }

    private ScriptModule layer(String name) throws IOException {
        int width = config.hiddenSize();
        double eps = config.layerNormEps();
        return new ScriptModule("CLIPEncoderLayer", """
                def forward(self, x: Tensor) -> Tensor:
                  x = torch.add(x, (self.self_attn).forward((self.layer_norm1).forward(x, ), ))
                  return torch.add(x, (self.mlp).forward((self.layer_norm2).forward(x, ), ))
                """)
                .child("layer_norm1", layers.layerNorm(name + ".layer_norm1", width, eps))
                .child("self_attn", attention(name + ".self_attn"))
                .child("layer_norm2", layers.layerNorm(name + ".layer_norm2", width, eps))
                .child("mlp", feedForward(name + ".mlp"));
    }

    private ScriptModule attention(String name) throws IOException {
        int width = config.hiddenSize();
        return new ScriptModule("CLIPAttention", """
                def forward(self, x: Tensor) -> Tensor:
                  qkv = torch.unflatten((self.qkv_proj).forward(x, ), 2, [3, self.heads, -1])
                  q, k, v = torch.unbind(torch.permute(qkv, [2, 0, 3, 1, 4]), 0)
                  x = torch.scaled_dot_product_attention(q, k, v, None, 0., True)
                  return (self.out_proj).forward(torch.flatten(torch.transpose(x, 1, 2), 2), )
                """)
                .child(
                        "qkv_proj",
                        layers.linear(List.of(name + ".q_proj", name + ".k_proj", name + ".v_proj"), width, width))
                .child("out_proj", layers.linear(name + ".out_proj", width, width))
                .whole("heads", config.heads());
    }

    private ScriptModule feedForward(String name) throws IOException {
        String activation = config.activation().equals("gelu")
                ? "torch.gelu(x)"
                : "torch.mul(x, torch.sigmoid(torch.mul(x, 1.702)))";
        return new ScriptModule("CLIPMLP", """
                def forward(self, x: Tensor) -> Tensor:
                  x = (self.fc1).forward(x, )
                  return (self.fc2).forward(%s, )
                """.formatted(activation))
                .child("fc1", layers.linear(name + ".fc1", config.hiddenSize(), config.intermediateSize()))
                .child("fc2", layers.linear(name + ".fc2", config.intermediateSize(), config.hiddenSize()));
    }
}
