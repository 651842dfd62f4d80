"""scipy.sparse: both directions as products of sparse matrices, S and the best by numpy. Usage: scipy_peer.py FOLDER"""
import sys

import numpy
from scipy import sparse

from peer import BEST, Vectors, measure

BLOCK = 64  # requests at once


class Scipy:
    name = "scipy.sparse"
    settings = f"CSR × CSC blocks of {BLOCK}, numpy for S and top 20"
    on_disk = False
    probe = 2 * BLOCK

    def __init__(self, vectors):
        self.vectors = vectors

    def build(self):
        v = self.vectors
        shape = (v.size, v.concepts)
        self.has = sparse.csr_matrix((numpy.ones(len(v.has), numpy.float32), v.has.astype(numpy.int32), v.has_ends), shape)
        self.wants = sparse.csr_matrix((v.weights.astype(numpy.float32), v.wants.astype(numpy.int32), v.wants_ends), shape)
        self.has_by_concept, self.wants_by_concept = self.has.T.tocsr(), self.wants.T.tocsr()
        self.priors = v.priors.astype(numpy.float32)
        self.wants_something = v.wants_something.astype(bool)

    def memory_bytes(self):
        matrices = (self.has, self.wants, self.has_by_concept, self.wants_by_concept)
        return sum(m.data.nbytes + m.indices.nbytes + m.indptr.nbytes for m in matrices)

    def worker(self):
        return None

    def many(self, _, requests):
        return [rows for begin in range(0, len(requests), BLOCK) for rows in self.block(numpy.array(requests[begin:begin + BLOCK]))]

    def block(self, requests):
        a = (self.wants[requests] @ self.has_by_concept).toarray()  # integers below 2^24: exact in fp32
        b = (self.has[requests] @ self.wants_by_concept).toarray()
        unrelated = (a == 0) & (b == 0)
        a[:] = numpy.where((a == 0) & self.wants_something[requests, None], 0, a + self.priors[requests, None])
        b[:] = numpy.where((b == 0) & self.wants_something[None, :], 0, b + self.priors[None, :])
        a[unrelated] = 0
        a[numpy.arange(len(requests)), requests] = 0
        # Two quotients of integers below 60,000 that differ do so by 1.8e-14 of their value: fp64 keeps their order.
        s = a.astype(numpy.float64) * b / numpy.maximum(a + b, 1)
        best = numpy.argpartition(-s, BEST, axis=1)[:, :BEST]
        for row, some in enumerate(best):
            some = some[numpy.argsort(-s[row, some], kind="stable")]
            yield [(j, a[row, j], b[row, j]) for j in some if s[row, j] > 0]


if __name__ == "__main__":
    data = Vectors(sys.argv[1])
    measure(Scipy(data), data)
