"""What the ending of a verb tells of a subject that stands nowhere: "отметила", "dicen"."""

# Languages without cases where a verb needs no pronoun, and how verbs of several end.
SUBJECTLESS = {"es": ("n",), "it": ("no", "ro"), "pt": ("m",)}
# Of Russian and Ukrainian: he and she, how verbs end that tell of one and of the other, in the past, ...
SUBJECT = {"ru": ("он", "она"), "uk": ("він", "вона")}
SHE, HE = ("ла", "лась", "лася"), ("л", "лся", "ав", "ив", "ів", "їв", "авсь", "вся")
# ... of either, in the present, ...
PRESENT = ("ет", "ёт", "ит", "ется", "ётся", "ится", "є", "ить", "їть", "еться", "ється", "иться", "їться")
# ... of several, and of several or of no finite verb.
THEY = ("ли", "лись", "лися", "ют", "ят", "ут", "ат", "ять", "уть", "ють")
PLURAL = (*THEY, "ать", "ются", "утся", "ятся", "атся", "уться", "ються", "аться", "яться", "чи", "вши")
