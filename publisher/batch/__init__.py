"""Many articles: what changed is made again, on all cores or a cluster, and a bad one fails alone.

    jobs ──ledger──▶ fresh: nothing to do
      │                                        ┌─ cache: what was made of the same inputs
      └──runner──▶ make one article ──steps────┤
                    (in a worker)              └─ pipeline: load, render, hand out, check

A job says what to make of one article; its outcome says what became of it. Only the ledger, the cache and the
folders of articles are written.
"""
