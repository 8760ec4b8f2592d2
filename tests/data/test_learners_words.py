"""What learners say in their own words is found: short answers written without the documents at hand."""

from collections.abc import Mapping
from functools import cache
from statistics import mean

import pytest

from trainer.core.key_point import KeyPoint
from trainer.core.recall import score
from trainer.files import shipped_deck, shipped_key_points

ANSWERS: Mapping[int, str] = {
    2: (
        "First the input is propagated forward to get a prediction. A loss function measures how far the "
        "prediction is from the ground truth. The error is then sent back through the network, from the last "
        "layer to the first, and the chain rule gives the gradient of the loss with respect to every weight. "
        "Gradient descent (e.g. SGD or Adam) updates the weights so the loss gets smaller. This is repeated "
        "for many batches and epochs. In computer vision it is how CNNs are trained to recognize images."
    ),
    4: (
        "You create additional training images by transforming the ones you have: flip, rotate, crop, zoom, "
        "shift, change brightness and contrast, add noise. The dataset gets bigger and more varied, so the "
        "network overfits less, generalizes better and is more robust against such variations."
    ),
    7: (
        "Segmentation assigns every pixel to an object or class, so objects are separated from the "
        "background. Fully convolutional networks replace the dense layers by convolutions and output a mask. "
        "U-Net uses an encoder and a decoder with skip connections to combine context with fine spatial "
        "detail, which gives exact borders."
    ),
    12: (
        "The dataset is split over several GPUs, each one has a copy of the model and computes gradients on "
        "its part in parallel; then the gradients are averaged with all-reduce. Training gets faster and you "
        "can use larger datasets. If the model does not fit on one GPU you split the model itself."
    ),
    15: (
        "When something covers an object or the light changes, the object looks different and the network "
        "fails to recognise it. You can augment the training data with random erasing and brightness changes, "
        "train on varied data, normalise the contrast (histogram equalisation), and use attention to focus on "
        "the visible parts."
    ),
    16: (
        "Pooling downsamples the feature maps: for every small window it keeps the maximum (max pooling) or "
        "the mean (average pooling). That saves computation and memory, keeps the strongest activations and "
        "makes the network invariant to small translations."
    ),
    22: (
        "Tracking follows objects over the frames of a video and estimates their position in each frame. Hard "
        "are occlusions, changing appearance, light, scale and rotation, fast motion with blur, and cluttered "
        "backgrounds. Methods: Kalman filter, correlation filter, Siamese nets, DeepSORT."
    ),
    31: (
        "GPUs have thousands of cores that work in parallel, ideal for matrix multiplication and convolution, "
        "so training and inference are much faster than on a CPU. Downsides: limited memory, they are "
        "expensive, consume lots of power and need CUDA. They have high memory bandwidth."
    ),
    38: (
        "U-Net has a contracting encoder and an expanding decoder that together look like a U. The encoder "
        "reduces the resolution and extracts context, the decoder upsamples with transposed convolutions. "
        "Skip connections copy the encoder features to the decoder so that fine detail is kept and the "
        "borders are sharp. It is used to segment cells and organs."
    ),
    42: (
        "An adversarial example is an image with a tiny perturbation that people cannot see but that makes "
        "the model predict the wrong class. FGSM and PGD use the gradient to make them. The best defense is "
        "adversarial training; others are input preprocessing, defensive distillation and certified defenses."
    ),
    44: (
        "Multi-modal networks process images together with text or audio. Each modality has its own encoder, "
        "then the features are fused into a joint representation for the prediction. Uses: image captioning, "
        "visual question answering, sensor fusion of camera and lidar in cars, audio-visual speech "
        "recognition. Modalities complement each other, so results are better."
    ),
    50: (
        "In multi-label classification an image can have several labels at once, so you use a sigmoid for "
        "every class instead of softmax and binary cross-entropy as loss. Every label is an independent "
        "binary decision, and a threshold decides which labels are output. Classifier chains model "
        "dependencies between labels."
    ),
}


@cache
def points() -> dict[int, tuple[tuple[KeyPoint, ...], str]]:
    """Of each question: its key points and its subject."""
    deck = shipped_deck()
    found = shipped_key_points(deck)
    return {card.number or 0: (found[card.uid][0], card.subject or "") for card in deck.cards}


@pytest.mark.parametrize("number", ANSWERS)
def test_a_good_answer_in_other_words_covers_most_of_it(number: int) -> None:
    assert score(ANSWERS[number], points()[number][0]).coverage >= 0.75


@pytest.mark.parametrize("number", ANSWERS)
def test_it_covers_next_to_nothing_of_other_subjects(number: int) -> None:
    subject = points()[number][1]
    others = [
        score(ANSWERS[number], found).coverage for found, other in points().values() if other != subject
    ]
    assert mean(others) < 0.1
    assert max(others) < score(ANSWERS[number], points()[number][0]).coverage


@pytest.mark.parametrize("number", ANSWERS)
def test_half_of_it_covers_less(number: int) -> None:
    words = ANSWERS[number].split()
    half = " ".join(words[: len(words) // 2])
    assert score(half, points()[number][0]).coverage < score(ANSWERS[number], points()[number][0]).coverage
