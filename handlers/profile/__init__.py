"""/profil: who the person is, asked for or told in passing."""
