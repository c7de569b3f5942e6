"""`python -m litmatrix`: the program, where the folder of scripts is not on the path."""

from litmatrix.cli import main

if __name__ == "__main__":
    main()
